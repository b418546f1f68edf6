"""The further runs over one family of languages: outline and summaries, again where functions call functions, then the rules."""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from scanner.engines.code_calls import Project
from scanner.engines.code_follow_rules import own_source_rule, sink_rule, summary_rule, understood, views
from scanner.engines.code_names import Names
from scanner.engines.code_outline import OUTLINE, Outline, outline_rules
from scanner.engines.code_output import joined
from scanner.engines.code_summaries import HELPER, Summaries, fields_of, grouped
from scanner.process import TimeLimitError

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from scanner.engines.code_core import Core
    from scanner.engines.code_findings import Sources
    from scanner.engines.code_outline import Function
    from scanner.engines.code_output import CoreOutput, Match, Place, TraceStop
    from scanner.engines.code_rules import Rule
    from scanner.engines.code_summaries import Call, Effect
    from scanner.engines.interface import Limits

_FILES = 4000
"""Looked at again in one scan; those with a source come first. Past that files are judged as by the first run alone."""
_FILE_CHARACTERS = 300_000
"""Longer files are generated, and are judged as by the first run alone."""
_ROUNDS = 3
"""Functions that call functions are understood to this depth."""
_LOAD = 400
"""Files of one run: what it writes of more could pass the limit of its output."""
_GROUPS = 40
"""Runs over files whose functions of one name do different things. Files past that are judged as by the first run alone; the
largest groups come first."""
_SEARCH_MATCHES = 50_000
"""Of one file: every parameter, every result and every sink is one."""

_Effects = dict[str, dict[str, list["Effect"]]]
"""By path, then by rule."""


@dataclass(slots=True)
class Judged:
    """What the rules say where calls are understood."""

    matches: list[Match] = field(default_factory=list)
    pairs: set[tuple[str, str]] = field(default_factory=set)
    """Path and rule of what was judged anew: earlier matches of these are void."""
    ways: dict[tuple[str, Place], tuple[TraceStop, ...]] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)
    """Paths where semgrep-core did not come to an end."""


class Family:
    """One family of languages in one scan."""

    def __init__(
        self, family: str, rules: Sequence[Rule], sources: Sources, analyzers: Mapping[str, str], core: Core, limits: Limits
    ) -> None:
        self._family = family
        self._rules = rules
        self._views = views(rules)
        self._sources = sources
        self._analyzers = analyzers
        self._files = {path: file for file, path in sources.targets.items()}
        self._core = core
        self._limits = limits
        self._deadline = time.monotonic() + limits.seconds
        self._summaries = Summaries()
        self._outlines: dict[str, Outline] = {}
        self._calls: dict[str, dict[str, list[Call]]] = {}
        self._left: set[str] = set()
        self._sinks: set[tuple[str, str]] = set()
        """Path and rule."""

    def path(self, match: Match) -> str:
        """The path of a match in the target."""
        return self._sources.path(match.path)

    def judge(self, before: CoreOutput, seen: set[str], paths: set[str]) -> Judged:
        """Run the rules again where they can say something else than before.

        Args:
            before: the first run's matches.
            seen: paths of this family where it saw a source.
            paths: all paths of this family.

        Raises:
            ProcessError: a run went past the limits.
            CoreOutputError: semgrep-core wrote something else than its pinned version does.

        """
        project = self._project(seen, paths)
        if not project.wanted or not (rules := self._with_sinks(project)):
            return Judged(left=self._left)
        self._rules, self._views = rules, views(rules)
        self._summarise(project, sorted(project.wanted))
        fired = {(self.path(match), match.check_id) for match in before.matches}
        effects = _telling(self._effects(project), fired, seen, self._sinks)
        judged = Judged(left=self._left)
        groups = _groups(effects, project)
        for number, group in enumerate(groups):
            try:
                self._judge_group(group, effects, judged)
            except TimeLimitError:
                judged.left.update(*groups[number:])
                break
        return judged

    def _project(self, seen: set[str], paths: set[str]) -> Project:
        """Files with a source, and those they share names with."""
        near = sorted(seen)[:_FILES] if len(paths) > _FILES else sorted(paths)
        everything = Project({path: names for path in near if (names := self._names(path)) is not None}, self._family)
        related = everything.related(frozenset(seen & everything.files.keys()))
        return Project({path: names for path, names in everything.files.items() if path in related}, self._family)

    def _with_sinks(self, project: Project) -> list[Rule]:
        """The rules with a sink in any of the files: the others find nothing there, whatever functions do."""
        searches = {rule.id: sink_rule(rule) for rule in self._rules}
        output = self._run(list(searches.values()), sorted(project.files), _SEARCH_MATCHES)
        rules = {search["id"]: rule for rule, search in searches.items()}
        self._sinks = {(self.path(match), rules[match.check_id]) for match in output.matches}
        having = {rule for _, rule in self._sinks}
        return [rule for rule in self._rules if rule.id in having]

    def _names(self, path: str) -> Names | None:
        text = self._sources.text(path).data.decode("utf-8", "replace")
        return Names(path, self._analyzers[path], text) if len(text) <= _FILE_CHARACTERS else None

    def _summarise(self, project: Project, names: list[str]) -> None:
        """Learn what functions with these names do, from the inside outwards."""
        outline = outline_rules(self._family, names)
        defining = sorted(path for path, file in project.files.items() if file.defined & project.wanted)
        every: dict[str, list[Effect]] = {rule.id: [] for rule in self._rules}
        self._learn([*outline, *self._summary_rules(names, every)], dict.fromkeys(defining, every), project)
        known: _Effects = {}
        for _ in range(_ROUNDS - 1):
            effects = self._effects(project)
            nested = {path: found for path in effects if (found := self._nested(path, effects[path], known.get(path, {})))}
            known = effects
            for group in _groups(nested, project):
                rules = self._summary_rules(names, _merged(nested[path] for path in group))
                self._learn(rules, {path: nested[path] for path in group}, project)

    def _summary_rules(self, names: list[str], effects: Mapping[str, list[Effect]]) -> list[dict[str, object]]:
        own = [
            own_source_rule(name, asked, self._family, effects[asked[0].id])
            for name, rules in self._views.items()
            if (asked := [rule for rule in rules if rule.id in effects])
        ]
        asked = [rule for rule in self._rules if rule.id in effects]
        return [*own, *(summary_rule(rule, self._family, names, effects[rule.id]) for rule in asked)]

    def _nested(
        self, path: str, effects: Mapping[str, list[Effect]], known: Mapping[str, list[Effect]]
    ) -> dict[str, list[Effect]]:
        """Effects by rule, where functions of the file call one whose effect is news: they may do more than was seen."""
        news = {
            rule: {effect.name for effect in {*effects.get(rule, ())} ^ {*known.get(rule, ())}} for rule in effects.keys() | known
        }
        called = {
            name
            for name in frozenset[str]().union(*news.values())
            if any(f"{name}(" in function.body[len(name) + 5 :] for function in self._functions(path))
        }
        return {rule: list(effects.get(rule, ())) for rule in sorted(news) if news[rule] & called}

    def _functions(self, path: str) -> tuple[Function, ...]:
        return self._outlines[path].functions if path in self._outlines else ()

    def _learn(self, rules: Sequence[Mapping[str, object]], asked: Mapping[str, Container[str]], project: Project) -> None:
        """Run summary rules over files; `asked` has the rules of ours that count in each."""
        paths = list(asked)
        output = self._run(rules, paths, _SEARCH_MATCHES)
        by_path: dict[str, list[Match]] = defaultdict(list)
        for match in output.matches:
            by_path[self.path(match)].append(match)
        read = [path for path in paths if path not in self._left]
        for path in read:
            outline = tuple(match for match in by_path[path] if match.check_id.startswith(OUTLINE))
            if path not in self._outlines:
                self._outlines[path] = Outline(path, self._sources.text(path), outline)
        if not self._calls:
            functions = _placed(each for path in sorted(self._outlines) for each in self._functions(path))
            self._calls = {path: grouped(project.calls(path, functions)) for path in project.files if path not in self._left}
        for path in read:
            self._summaries.forget(path, asked[path])
            # What functions bring in by themselves comes last: it adds to what is known then.
            for match in sorted(by_path[path], key=lambda match: match.check_id in self._views):
                self._learn_match(path, match, asked[path])

    def _learn_match(self, path: str, match: Match, asked: Container[str]) -> None:
        outline = self._outlines[path]
        if match.check_id in self._views:
            rules = [rule.id for rule in self._views[match.check_id] if rule.id in asked]
            if rules:
                way = self._summaries.way(rules[0], match, self._calls[path])
                self._summaries.learn_source(rules, match, outline, way)
        elif match.check_id in asked:
            way = self._summaries.way(match.check_id, match, self._calls[path])
            self._summaries.learn(match.check_id, match, outline, way)

    def _effects(self, project: Project) -> _Effects:
        """What the calls in each file do, as far as that is not what they are taken for anyway."""
        fields = {path: fields_of(names, self._functions(path)) for path, names in project.files.items()}
        found: _Effects = {}
        for path, calls in sorted(self._calls.items()):
            every = [call for same in calls.values() for call in same]
            for rule in self._rules:
                effects = [self._summaries.effect(rule.id, call, fields) for call in every]
                if telling := [effect for effect in effects if not effect.idle]:
                    found.setdefault(path, {})[rule.id] = telling
        return found

    def _judge_group(self, group: list[str], effects: _Effects, judged: Judged) -> None:
        found = _merged(effects[path] for path in group)
        output = self._run([understood(rule, found[rule.id]) for rule in self._rules if rule.id in found], group)
        pairs = {(path, rule) for path in group if path not in self._left for rule in effects[path]}
        for match in output.matches:
            path = self.path(match)
            if (path, match.check_id) not in pairs:
                continue
            judged.ways[match.check_id, match.place] = self._summaries.way(match.check_id, match, self._calls[path])
            # A rule's remedy is for the sink it knows, not for a call that leads there.
            unfixed = match.extra.model_copy(update={"fix": None}) if match.bound(HELPER) else match.extra
            judged.matches.append(match.model_copy(update={"extra": unfixed}))
        judged.pairs |= pairs

    def _run(self, rules: Sequence[Mapping[str, object]], paths: Sequence[str], most: int | None = None) -> CoreOutput:
        return joined(self._run_load(rules, load, most) for load in _loads(paths))

    def _run_load(self, rules: Sequence[Mapping[str, object]], paths: Sequence[str], most: int | None) -> CoreOutput:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeLimitError("There was no time left to follow data through functions.")
        targets = [(self._files[path], path, self._analyzers[path]) for path in paths]
        limits = replace(self._limits, seconds=left)
        output = self._core.run(rules, targets, limits) if most is None else self._core.run(rules, targets, limits, most)
        unread = {self._files[path] for path in paths} - output.scanned
        unread |= {fault.location.path for fault in output.faults if fault.location is not None}
        self._left |= {self._sources.path(file) for file in unread}
        return output


def _loads(paths: Sequence[str]) -> Iterator[Sequence[str]]:
    return (paths[start : start + _LOAD] for start in range(0, len(paths), _LOAD))


def _placed(functions: Iterable[Function]) -> dict[str, dict[str, dict[str, list[Function]]]]:
    """Functions by name, then owner, then path."""
    found: dict[str, dict[str, dict[str, list[Function]]]] = {}
    for each in functions:
        found.setdefault(each.name, {}).setdefault(each.owner, {}).setdefault(each.path, []).append(each)
    return found


def _telling(effects: _Effects, fired: set[tuple[str, str]], seen: set[str], sinks: set[tuple[str, str]]) -> _Effects:
    """Effects under rules that may find something else with them.

    A safe result only takes findings away, and a way needs both its ends in the file or in what the file calls.

    Args:
        effects: of the calls in each file.
        fired: path and rule of the findings so far.
        seen: paths with a source.
        sinks: path and rule where there is a sink.

    """

    def tells(path: str, rule: str, found: list[Effect]) -> bool:
        brought, taken = any(effect.source for effect in found), any(effect.sinks for effect in found)
        return (brought or taken) and (brought or path in seen) and (taken or (path, rule) in sinks)

    kept = {
        path: {rule: found for rule, found in each.items() if (path, rule) in fired or tells(path, rule, found)}
        for path, each in effects.items()
    }
    return {path: each for path, each in kept.items() if each}


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


def _groups(effects: _Effects, project: Project) -> list[list[str]]:
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


def _merged(effects: Iterable[Mapping[str, list[Effect]]]) -> dict[str, list[Effect]]:
    found: dict[str, dict[Effect, None]] = defaultdict(dict)
    for each in effects:
        for rule, listed in each.items():
            found[rule].update(dict.fromkeys(listed))
    return defaultdict(list, {rule: list(each) for rule, each in found.items()})
