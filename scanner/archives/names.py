"""An archive's names as paths below one root, whatever they were meant to reach."""

from __future__ import annotations

from typing import Final

LONGEST_PATH: Final = 4095
"""Linux: PATH_MAX without the final NUL."""
LONGEST_PART: Final = 255
"""Linux: NAME_MAX."""
DEEPEST: Final = 128
"""Directories in one path; `node_modules` in `node_modules` reaches 30."""


def parts_of(raw: bytes) -> tuple[bytes, ...] | None:
    """The names that lead from the root to an entry; none for the root itself.

    A leading slash and `.` mean nothing, as to every container runtime. None for a path that no honest tool writes: one that
    climbs (`..`), holds a NUL, or is too long or too deep to exist.
    """
    if len(raw) > LONGEST_PATH or b"\0" in raw:
        return None
    parts = tuple(part for part in raw.split(b"/") if part not in {b"", b"."})
    if len(parts) > DEEPEST or b".." in parts or any(len(part) > LONGEST_PART for part in parts):
        return None
    return parts
