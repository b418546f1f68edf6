"""Files that one run can judge: those in which functions of one name do the same, as far as they are called."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scanner.engines.code_calls import Project
    from scanner.engines.code_summaries import Effect

Effects = dict[str, dict[str, list["Effect"]]]
"""What calls do: by path, then by rule."""

_GROUPS = 40
"""Runs over files whose functions of one name do different things. Files past that are judged as by the first run alone; the
largest groups come first."""


@dataclass(slots=True)
class _Group:
    """Files that can be judged in one run, by rule: what names do, and which names are called."""

    paths: list[str] = field(default_factory=list)
    known: dict[str, dict[str, frozenset[Effect]]] = field(default_factory=lambda: defaultdict(dict))
    called: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def takes(self, mine: Mapping[str, Mapping[str, frozenset[Effect]]], called: frozenset[str]) -> bool:
        """Whether a name that has an effect in one file has the same in the others that call it, rule by rule."""
        for rule in mine.keys() & self.known.keys():
            names = (mine[rule].keys() & self.called[rule]) | (self.known[rule].keys() & called)
            if any(mine[rule].get(name) != self.known[rule].get(name) for name in names):
                return False
        return True

    def add(self, path: str, mine: Mapping[str, Mapping[str, frozenset[Effect]]], called: frozenset[str]) -> None:
        self.paths.append(path)
        for rule, names in mine.items():
            self.known[rule].update(names)
            self.called[rule].update(called)


def groups_of(effects: Effects, project: Project) -> list[list[str]]:
    """The paths of `effects`, those together that can be judged together, the largest groups first."""
    groups: list[_Group] = []
    for path in sorted(effects):
        mine = {rule: _by_name(found) for rule, found in effects[path].items()}
        called = project.files[path].called
        group = next((each for each in groups if each.takes(mine, called)), None)
        if group is None:
            groups.append(group := _Group())
        group.add(path, mine, called)
    return sorted((group.paths for group in groups), key=len, reverse=True)[:_GROUPS]


def _by_name(effects: list[Effect]) -> dict[str, frozenset[Effect]]:
    found: dict[str, set[Effect]] = defaultdict(set)
    for effect in effects:
        found[effect.name].add(effect)
    return {name: frozenset(each) for name, each in found.items()}
