"""What the scanner's own disk refuses, told as our errors."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from scanner.sources.errors import DiskFullError, WorkFolderError

if TYPE_CHECKING:
    from collections.abc import Iterator

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


@contextmanager
def own_disk() -> Iterator[None]:
    """Tell an `OSError` of the block as a typed error.

    Raises:
        DiskFullError: there is no room.
        WorkFolderError: anything else that the system refused.

    """
    try:
        yield
    except OSError as error:
        if is_full(error):
            raise DiskFullError("The scanner's disk is full: give it a larger work volume, then scan again.") from error
        why = os.strerror(error.errno) if error.errno else type(error).__name__
        raise WorkFolderError(f"The scanner could not use its work folder ({why}): give it an empty one of its own.") from error


def is_full(error: OSError) -> bool:
    """Whether there was no room left."""
    return error.errno in _FULL
