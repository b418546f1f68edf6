"""Paths that files of the tree name, resolved within it."""

from __future__ import annotations

from posixpath import join, normpath


def inside(folder: str, named: str) -> str | None:
    """The path that `named` means in a file of `folder`, relative to the target's root; None if it leaves the target."""
    if not named or "\0" in named or "\\" in named or named.startswith(("/", "~")):
        return None
    path = normpath(join(folder, named))
    return None if path == "." or path.startswith("../") or path == ".." else path
