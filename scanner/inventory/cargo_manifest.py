"""Cargo.toml, as far as Cargo.lock needs it: what a crate asks for only to be built and tested, and where its workspace lies.

https://doc.rust-lang.org/cargo/reference/manifest.html
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from posixpath import dirname, join
from typing import TYPE_CHECKING, Any

from scanner.inventory.loose import mapping, text, texts
from scanner.inventory.members import is_pattern, manifests_of
from scanner.inventory.reading import InventoryError
from scanner.inventory.toml_tables import parse_toml
from scanner.inventory.tree_paths import inside

if TYPE_CHECKING:
    from scanner.inventory.reading import LockFile

NAME = "Cargo.toml"
_RUNTIME = ("dependencies",)
_DEV = ("dev-dependencies", "dev_dependencies", "build-dependencies", "build_dependencies")


@dataclass(frozen=True, slots=True)
class CargoManifest:
    """One crate's manifest."""

    name: str
    """Of the crate; empty for a manifest that is only a workspace's."""
    dev: frozenset[str]
    """Crates that only building and testing need, and nothing that runs asks for too."""
    members: tuple[str, ...]
    """Paths of the manifests of the workspace's members, as far as they are named and not matched by a pattern."""
    patterns: tuple[str, ...] = ()
    """The others; one that begins with `!` takes members out again."""


def read_manifest(path: str, manifest: str) -> CargoManifest:
    """Read a Cargo.toml.

    Raises:
        InventoryError: it can not be parsed.

    """
    document = parse_toml(manifest)
    tables = [document, *map(mapping, mapping(document.get("target")).values())]
    dev = frozenset(name for table in tables for name in _asked(table, _DEV))
    runtime = frozenset(name for table in tables for name in _asked(table, _RUNTIME))
    workspace = mapping(document.get("workspace"))
    named = texts(workspace.get("members"))
    members = (inside(dirname(path), f"{member}/{NAME}") for member in named if not is_pattern(member))
    patterns = [member for member in named if is_pattern(member)]
    return CargoManifest(
        text(mapping(document.get("package")).get("name")),
        dev - runtime,
        tuple(member for member in members if member is not None),
        (*patterns, *(f"!{member}" for member in texts(workspace.get("exclude")))),
    )


def of_workspace(lock: LockFile) -> dict[str, CargoManifest]:
    """Path to content of the manifests of a lock file's workspace that can be read.

    They hide no crate that can not be: the lock file names them all. Only what is for development stays unknown.
    """
    found: dict[str, CargoManifest] = {}
    waiting = [join(dirname(lock.path), NAME)]
    while waiting:
        path = waiting.pop()
        manifest = lock.lookup(path) if path not in found else None
        if manifest is None:
            continue
        with suppress(InventoryError):
            found[path] = read_manifest(path, manifest)
            waiting.extend(found[path].members)
            waiting.extend(manifests_of(lock, path, found[path].patterns, NAME))
    return found


def _asked(table: dict[str, Any], sections: tuple[str, ...]) -> list[str]:
    """Names of crates; `package` in an entry is the name behind a local one."""
    return [
        text(mapping(wanted).get("package")) or name
        for section in sections
        for name, wanted in mapping(table.get(section)).items()
    ]
