"""pyproject.toml, as far as poetry.lock needs it: what the project asks for to run, and what to be developed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from posixpath import dirname, join
from typing import TYPE_CHECKING

from scanner.inventory.loose import mapping, texts
from scanner.inventory.pypi_names import normalised, required_name
from scanner.inventory.reading import InventoryError
from scanner.inventory.toml_tables import parse_toml

if TYPE_CHECKING:
    from scanner.inventory.reading import LockFile

NAME = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Asked:
    """Normalised names of what a project asks for."""

    path: str
    runtime: frozenset[str]
    dev: frozenset[str]
    extras: frozenset[str] = frozenset()
    """Names of the extras, whose packages run too."""


def beside(lock: LockFile) -> Asked | None:
    """What the pyproject.toml beside a lock file asks for; None without a readable one.

    It hides no package that it can not be read: the lock file names them all. Only who asked for them stays unknown.
    """
    path = join(dirname(lock.path), NAME)
    manifest = lock.lookup(path)
    if manifest is None:
        return None
    with suppress(InventoryError):
        document = parse_toml(manifest)
        extras = mapping(mapping(document.get("project")).get("optional-dependencies"))
        return Asked(path, frozenset(_runtime(document)), frozenset(_dev(document)), frozenset(extras))
    return None


def _runtime(document: dict[str, object]) -> list[str]:
    """`[project]` (PEP 621), its extras, and Poetry's own section."""
    project = mapping(document.get("project"))
    wanted = [*texts(project.get("dependencies"))]
    for extra in mapping(project.get("optional-dependencies")).values():
        wanted.extend(texts(extra))
    poetry = mapping(mapping(document.get("tool")).get("poetry"))
    return [*map(required_name, wanted), *map(normalised, mapping(poetry.get("dependencies")))]


def _dev(document: dict[str, object]) -> list[str]:
    """`[dependency-groups]` (PEP 735), PDM's and Poetry's groups; the group `main` is what runs, under another name."""
    wanted = [name for group in mapping(document.get("dependency-groups")).values() for name in map(required_name, texts(group))]
    pdm = mapping(mapping(mapping(document.get("tool")).get("pdm")).get("dev-dependencies"))
    wanted.extend(required_name(requirement) for group in pdm.values() for requirement in texts(group))
    poetry = mapping(mapping(document.get("tool")).get("poetry"))
    wanted.extend(map(normalised, mapping(poetry.get("dev-dependencies"))))
    for group in mapping(poetry.get("group")).values():
        wanted.extend(map(normalised, mapping(mapping(group).get("dependencies"))))
    return wanted
