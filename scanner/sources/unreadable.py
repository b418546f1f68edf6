"""What is said of a file on a local disk that could not be read."""

from __future__ import annotations

import errno
import os

from findings.coverage import Reason, Skipped
from scanner.sources.inside import NotRegularError
from scanner.sources.paths import shown


def unreadable(path: bytes, error: OSError) -> Skipped:
    """The account of one file, by the error that reading it gave."""
    if isinstance(error, NotRegularError):
        return Skipped(shown(path), Reason("not-regular", "It is no regular file."), gap=False)
    if error.errno in (errno.ELOOP, errno.ENOTDIR):
        text = "It is a symbolic link or lies behind one; where it leads inside the target is read under its own name."
        return Skipped(shown(path), Reason("symlink", text), gap=False)
    why = os.strerror(error.errno) if error.errno else "no reason given"
    return Skipped(shown(path), Reason("unreadable", f"It could not be read ({why}): change its permissions."), gap=True)
