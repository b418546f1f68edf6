"""Reading a file below a directory without ever being led out of it by a link."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIRECTORY = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK  # a named pipe must not make us wait


class NotRegularError(OSError):
    """There is something at the path, but no regular file: a device, a pipe, a socket, a directory."""


@contextmanager
def opened(root: int, path: bytes) -> Iterator[tuple[int, IO[bytes]]]:
    """Size and content of a regular file below a directory.

    Args:
        root: descriptor of the directory.
        path: relative, forward slashes; every step is taken from the directory before, no link is followed.

    Raises:
        OSError: it is absent, a link (ELOOP, ENOTDIR) or not readable.
        NotRegularError: it is no regular file.

    """
    *directories, name = path.split(b"/")
    here = os.dup(root)
    try:
        for directory in directories:
            below = os.open(directory, _DIRECTORY, dir_fd=here)
            os.close(here)
            here = below
        descriptor = os.open(name, _FILE, dir_fd=here)
    finally:
        os.close(here)
    with os.fdopen(descriptor, "rb") as file:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode):
            raise NotRegularError(path)
        yield about.st_size, file
