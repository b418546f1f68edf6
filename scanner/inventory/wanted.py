"""What has to be laid out of a repository so that its lock files can be read, told from names and, cheaply, from text.

Nothing here parses more than a manifest, and nothing raises for what a file holds: the full readers run apart, under limits.
"""

from __future__ import annotations

import re
from contextlib import suppress
from posixpath import basename, dirname, join
from typing import TYPE_CHECKING

from scanner.inventory import (
    cargo_manifest,
    composer_lock,
    gemfile_lock,
    npm_manifest,
    nuget_project,
    pipfile_lock,
    pom,
    pom_boms,
    pyproject,
    yarn_berry,
)
from scanner.inventory.formats import Format, format_of, is_unread
from scanner.inventory.reading import InventoryError
from scanner.inventory.tree_paths import inside

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_INCLUDES = 200
"""Of one file; a real one has a handful."""

_MAX_MANIFEST = 1_000_000
"""Characters; a longer manifest is not searched for members."""

_BESIDE = {
    Format.PACKAGE_LOCK: npm_manifest.NAME,
    Format.YARN_LOCK: npm_manifest.NAME,
    Format.POETRY_LOCK: pyproject.NAME,
    Format.PDM_LOCK: pyproject.NAME,
    Format.CARGO_LOCK: cargo_manifest.NAME,
    Format.PIPFILE_LOCK: pipfile_lock.MANIFEST,
    Format.COMPOSER_LOCK: composer_lock.MANIFEST,
}
"""The manifest beside a lock file."""
_NOTHING_MORE = frozenset(
    {npm_manifest.NAME, pyproject.NAME, pipfile_lock.MANIFEST, composer_lock.MANIFEST, "Gemfile", "gems.rb"}
)
_INCLUDE = re.compile(r"^[ \t]*(?:-r|-c|--requirement|--constraint)[ \t=]*([^\s#]+)", re.MULTILINE)
_FLAT = re.compile(r'"lockfileVersion"[ \t]*:[ \t]*[23]\b')
_FLAT_WITHIN = 4096
"""npm writes the version into the first lines."""


def is_lock_file(path: str) -> bool:
    """Whether a reader reads files of this name."""
    return format_of(path) is not None


def is_unread_lock_file(path: str) -> bool:
    """Whether a file of this name is a lock file that no reader reads: a gap in what a scan covers."""
    return not is_lock_file(path) and is_unread(path)


def lock_files_in(files: Iterable[str]) -> tuple[str, ...]:
    """The lock files among paths: those to read, and those that can only be named."""
    return tuple(path for path in files if is_lock_file(path) or is_unread(path))


def context_wanted(path: str, text: str) -> tuple[str, ...]:
    """Other files of the tree that help to read this one: its manifest, the files it includes.

    Call it again for each of those, with its text, until nothing new comes; includes may go round in circles. Files that are
    not in the tree may be named too.

    Args:
        path: a lock file, or a file that was wanted for one.
        text: its content.

    Returns:
        Paths relative to the target's root, without repetition.

    """
    kind = format_of(path)
    if kind in _BESIDE:
        found = [_beside(path, _BESIDE[kind])]
        if kind is Format.YARN_LOCK:
            found += yarn_berry.manifests_of(path, text)
        elif kind is Format.PACKAGE_LOCK and _FLAT.search(text[:_FLAT_WITHIN]):
            found = []
    elif kind is Format.GEMFILE_LOCK:
        found = [gemfile_lock.manifest_beside(path)]
    elif kind is Format.NUGET_PROJECT:
        found = nuget_project.settings_above(path)
    elif kind is Format.POM:
        parent = pom.parent_of(path, text)
        found = [*([] if parent is None else [parent]), *pom_boms.wanted(path, text)]
    elif kind in {None, Format.REQUIREMENTS}:
        found = _of_context(path, text)
    else:
        found = []
    return tuple(dict.fromkeys(found))


def _of_context(path: str, text: str) -> list[str]:
    """For a manifest, its workspace's members; for any other file, which then is a requirements file, what it includes."""
    name = basename(path)
    if name in _NOTHING_MORE or name.endswith(".props"):
        return []
    if name == cargo_manifest.NAME:
        with suppress(InventoryError):
            return list(cargo_manifest.read_manifest(path, text).members) if len(text) <= _MAX_MANIFEST else []
        return []
    named = (found[1] for found, _ in zip(_INCLUDE.finditer(text), range(MAX_INCLUDES), strict=False))
    targets = (inside(dirname(path), include.strip("\"'")) for include in named)
    return [target for target in targets if target is not None]


def _beside(path: str, name: str) -> str:
    return join(dirname(path), name)
