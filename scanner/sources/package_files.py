"""Which files tell about packages, by name: fetching brings them, and what they need, even where nothing else is read."""

from __future__ import annotations

import posixpath

from scanner.inventory.formats import Format, format_of, is_unread

MANIFESTS = frozenset({"Cargo.toml", "package.json", "pyproject.toml"})
"""What lock files leave to the file beside them: which packages the project asked for itself, and what for."""


def is_lock_file(path: str) -> bool:
    """Whether packages are pinned in a file of this name, whether or not there is a reader for it."""
    return format_of(path) is not None or is_unread(path)


def is_package_file(path: str) -> bool:
    """Whether an account of packages misses something without this file: a lock file or a manifest."""
    return is_lock_file(path) or posixpath.basename(path) in MANIFESTS


def may_be_needed_by_neighbours(path: str) -> bool:
    """Whether lock files in the same directory probably want this one: a manifest, or requirements that others include."""
    return posixpath.basename(path) in MANIFESTS or format_of(path) is Format.REQUIREMENTS
