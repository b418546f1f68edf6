"""The stack of a tree: bounded work, and any bytes are only text to search."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from findings.stack import Language, Stack, Technology
from scanner.stack.clouds import services_in
from scanner.stack.file_names import build_tools_of, is_infrastructure, language_of
from scanner.stack.imports import imported_names
from scanner.stack.known import known_as
from scanner.stack.manifests import declared_names, manifest_kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.workspace import Tree

MAX_MANIFESTS = 200
MAX_TEMPLATES = 300
MAX_SOURCES = 500
"""Files of each kind that are opened: enough to name what a repository uses, and a fraction of a second for the largest."""
MAX_MANIFEST_BYTES = 256 * 1024
MAX_SOURCE_BYTES = 16 * 1024
"""Imports stand at the top."""


class Group(StrEnum):
    """The three kinds of technology a summary tells apart."""

    FRAMEWORK = "framework"
    BUILD_TOOL = "build-tool"
    CLOUD = "cloud"


@dataclass(slots=True)
class _Seen:
    """What was found so far, with the first file that showed it."""

    groups: dict[Group, dict[str, str]] = field(default_factory=lambda: {group: {} for group in Group})

    def add(self, group: Group, names: Iterable[str], path: str) -> None:
        for name in names:
            self.groups[group].setdefault(name, path)

    def told(self, group: Group) -> tuple[Technology, ...]:
        return tuple(Technology(name, path) for name, path in sorted(self.groups[group].items()))


def detect(tree: Tree, *, whole: bool = True) -> Stack:
    """Detect what a tree is made of.

    Args:
        tree: the files that were laid out.
        whole: whether these are all files of the target, not only those a change touched.

    """
    paths = sorted({*tree.files, *tree.context})
    languages = Counter(language for path in paths if (language := language_of(path)) is not None)
    seen = _Seen()
    for path in paths:
        seen.add(Group.BUILD_TOOL, build_tools_of(path), path)
    manifests = [path for path in paths if manifest_kind(path) is not None]
    templates = [path for path in paths if is_infrastructure(path)]
    sources = [path for path in paths if language_of(path) is not None]
    for path in manifests[:MAX_MANIFESTS]:
        _add_known(seen, declared_names(path, _read(tree, path, MAX_MANIFEST_BYTES)), path)
    for path in templates[:MAX_TEMPLATES]:
        seen.add(Group.CLOUD, services_in(_read(tree, path, MAX_MANIFEST_BYTES)), path)
    for path in _spread(sources):
        text = _read(tree, path, MAX_SOURCE_BYTES)
        _add_known(seen, imported_names(path, text), path)
        seen.add(Group.CLOUD, services_in(text), path)
    bounded = len(manifests) <= MAX_MANIFESTS and len(templates) <= MAX_TEMPLATES and len(sources) <= MAX_SOURCES
    return Stack(
        tuple(Language(name, number) for name, number in sorted(languages.items(), key=lambda item: (-item[1], item[0]))),
        seen.told(Group.FRAMEWORK),
        seen.told(Group.BUILD_TOOL),
        seen.told(Group.CLOUD),
        complete=whole and bounded,
    )


def _spread(paths: list[str]) -> list[str]:
    """As many files as may be opened, evenly from all over the tree: one folder of thousands must not hide the others."""
    step = max(1, -(-len(paths) // MAX_SOURCES))
    return paths[::step]


def _add_known(seen: _Seen, names: Iterable[tuple[str, str]], path: str) -> None:
    for ecosystem, name in names:
        framework, cloud = known_as(ecosystem, name)
        seen.add(Group.FRAMEWORK, framework, path)
        seen.add(Group.CLOUD, cloud, path)


def _read(tree: Tree, path: str, limit: int) -> str:
    """The beginning of a file, whatever its bytes; nothing of one that can not be read: the engines tell of that."""
    try:
        with (tree.root / path).open("rb") as file:
            return file.read(limit).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""
