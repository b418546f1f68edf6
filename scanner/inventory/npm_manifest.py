"""package.json, as far as lock files of npm, Yarn and pnpm need it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from posixpath import dirname, join
from typing import TYPE_CHECKING

from scanner.inventory.json_cursor import parse_object
from scanner.inventory.loose import mapping, sequence, text, texts
from scanner.inventory.reading import InventoryError

if TYPE_CHECKING:
    from scanner.inventory.reading import LockFile

NAME = "package.json"

_RUNTIME = ("dependencies", "optionalDependencies", "peerDependencies")
"""npm 7 and newer install peers too. https://docs.npmjs.com/cli/v11/configuring-npm/package-json"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one project asks for: name to range."""

    runtime: dict[str, str]
    dev: dict[str, str]
    workspaces: tuple[str, ...] = ()
    """Paths or patterns of the projects below this one."""


def asked_in(manifest: dict[str, object]) -> Asked:
    """Read the sections of a parsed package.json, or of a lock file's entry, which repeats them."""
    runtime = {name: text(wanted) for section in _RUNTIME for name, wanted in mapping(manifest.get(section)).items()}
    dev = {name: text(wanted) for name, wanted in mapping(manifest.get("devDependencies")).items()}
    declared = manifest.get("workspaces")
    listed = sequence(declared) or sequence(mapping(declared).get("packages"))
    return Asked(runtime, dev, texts(listed))


def pulled_by(package: dict[str, object]) -> tuple[str, ...]:
    """Names of what an installed package pulls in."""
    return tuple(name for section in _RUNTIME if section in package for name in mapping(package[section]))


def beside(lock: LockFile) -> dict[str, Asked]:
    """Path to content of the package.json beside a lock file; empty without a readable one.

    It hides no package that it can not be read: the lock file names them all. Only who asked for them stays unknown.
    """
    path = join(dirname(lock.path), NAME)
    asked = manifest_at(lock, path)
    return {} if asked is None else {path: asked}


def manifest_at(lock: LockFile, path: str) -> Asked | None:
    """What the package.json at a path asks for; None without a readable one."""
    manifest = lock.lookup(path)
    with suppress(InventoryError):
        return None if manifest is None else asked_in(parse_object(manifest))
    return None


def real_name(name: str, wanted: str) -> tuple[str, str]:
    """Name and range behind an alias: `npm:lodash@4.17.20` under any name is lodash. Without one, both as given.

    https://docs.npmjs.com/cli/v11/commands/npm-install (`<alias>@npm:<name>`)
    """
    if not wanted.startswith("npm:"):
        return name, wanted
    behind, _, range_ = wanted.removeprefix("npm:").rpartition("@")
    return (behind, range_) if behind else (range_, "")
