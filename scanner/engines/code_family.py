"""The further runs over one family of languages: outline and summaries, again where functions call functions, then the rules."""

from __future__ import annotations

import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.engines.code_calls import Project
from scanner.engines.code_excerpt import excerpt
from scanner.engines.code_follow_rules import own_source_rule, sink_rule, summary_rule, understood, views
from scanner.engines.code_groups import groups_of
from scanner.engines.code_names import Names
from scanner.engines.code_outline import Outline, outline_rules
from scanner.engines.code_output import joined
from scanner.engines.code_summaries import HELPER, Summaries, fields_of, grouped
from scanner.process import TimeLimitError

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from scanner.engines.code_core import Core
    from scanner.engines.code_excerpt import Excerpt
    from scanner.engines.code_findings import Sources
    from scanner.engines.code_groups import Effects
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
_SEARCH_MATCHES = 50_000
"""Of one file: every parameter, every result and every sink is one."""


@dataclass(slots=True)
class Judged:
    """What the rules say where calls are understood."""

    matches: list[Match] = field(default_factory=list)
    seen: dict[tuple[str, str], Excerpt] = field(default_factory=dict)
    """By path and rule what was judged anew: earlier matches there are void."""
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
        if not project.wanted or not (rules := self._look(project)):
            return Judged(left=self._left)
        self._rules, self._views = rules, views(rules)
        self._summarise(project, sorted(project.wanted))
        fired = {(self.path(match), match.check_id) for match in before.matches}
        effects = _telling(self._effects(project), fired, seen, self._sinks)
        judged = Judged(left=self._left)
        groups = groups_of(effects, project)
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

    def _look(self, project: Project) -> list[Rule]:
        """See functions and sinks; answers the rules with a sink in any of the files: the others find nothing there."""
        searches = {rule.id: sink_rule(rule) for rule in self._rules}
        outline = outline_rules(self._family, sorted(project.wanted))
        output = self._run([*searches.values(), *outline], sorted(project.files), most=_SEARCH_MATCHES)
        rules = {search["id"]: rule for rule, search in searches.items()}
        drawn: dict[str, list[Match]] = {path: [] for path in project.files if path not in self._left}
        for match in output.matches:
            path = self.path(match)
            if match.check_id in rules:
                self._sinks.add((path, rules[match.check_id]))
            elif path in drawn:
                drawn[path].append(match)
        self._outlines = {path: Outline(path, self._sources.text(path), tuple(found)) for path, found in drawn.items()}
        having = {rule for _, rule in self._sinks}
        return [rule for rule in self._rules if rule.id in having]

    def _names(self, path: str) -> Names | None:
        text = self._sources.text(path).data.decode("utf-8", "replace")
        return Names(path, self._analyzers[path], text) if len(text) <= _FILE_CHARACTERS else None

    def _summarise(self, project: Project, names: list[str]) -> None:
        """Learn what functions with these names do, from the inside outwards."""
        defining = sorted(path for path in self._outlines if project.files[path].defined & project.wanted)
        functions = _placed(each for path in defining for each in self._functions(path))
        self._calls = {path: grouped(project.calls(path, functions)) for path in self._outlines}
        every: dict[str, list[Effect]] = {rule.id: [] for rule in self._rules}
        wanted = {path: [each for each in self._functions(path) if each.name in project.wanted] for path in defining}
        self._learn(self._summary_rules(names, every), dict.fromkeys(defining, every), wanted)
        known: Effects = {}
        for _ in range(_ROUNDS - 1):
            effects = self._effects(project)
            nested = {path: self._nested(path, effects[path], known.get(path, {})) for path in effects}
            asked = {path: found for path, (found, functions) in nested.items() if found and functions}
            known = effects
            for group in groups_of(asked, project):
                rules = self._summary_rules(names, _merged(asked[path] for path in group))
                self._learn(rules, {path: asked[path] for path in group}, {path: nested[path][1] for path in group})

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
    ) -> tuple[dict[str, list[Effect]], list[Function]]:
        """Effects by rule, and functions of the file that call one whose effect is news: they may do more than was seen."""
        news = {
            rule: {effect.name for effect in {*effects.get(rule, ())} ^ {*known.get(rule, ())}} for rule in effects.keys() | known
        }
        every = frozenset[str]().union(*news.values())
        functions = [each for each in self._functions(path) if each.calls & every]
        called = frozenset[str]().union(*(each.calls for each in functions))
        return {rule: list(effects.get(rule, ())) for rule in sorted(news) if news[rule] & called}, functions

    def _functions(self, path: str) -> tuple[Function, ...]:
        return self._outlines[path].functions if path in self._outlines else ()

    def _learn(
        self,
        rules: Sequence[Mapping[str, object]],
        asked: Mapping[str, Container[str]],
        needed: Mapping[str, Iterable[Function]],
    ) -> None:
        """Run summary rules over functions; `asked` has the rules of ours that count in each file."""
        shown = {path: self._excerpt(path, needed[path]) for path in asked}
        output = self._run(rules, list(asked), shown, _SEARCH_MATCHES)
        by_path: dict[str, list[Match]] = defaultdict(list)
        for match in output.matches:
            by_path[self.path(match)].append(match)
        for path in (path for path in asked if path not in self._left):
            seen = frozenset(each.start for each in self._functions(path) if shown[path].has(each.start))
            self._summaries.forget(path, seen, asked[path])
            # What functions bring in by themselves comes last: it adds to what is known then.
            for match in sorted(by_path[path], key=lambda match: match.check_id in self._views):
                self._learn_match(path, match, asked[path])

    def _excerpt(self, path: str, needed: Iterable[Function]) -> Excerpt:
        return excerpt(self._sources.text(path).data, self._family, self._functions(path), needed)

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

    def _effects(self, project: Project) -> Effects:
        """What the calls in each file do, as far as that is not what they are taken for anyway."""
        fields = {path: fields_of(names, self._functions(path)) for path, names in project.files.items()}
        found: Effects = {}
        for path, calls in sorted(self._calls.items()):
            every = [call for same in calls.values() for call in same]
            for rule in self._rules:
                effects = [self._summaries.effect(rule.id, call, fields) for call in every]
                if telling := [effect for effect in effects if not effect.idle]:
                    found.setdefault(path, {})[rule.id] = telling
        return found

    def _judge_group(self, group: list[str], effects: Effects, judged: Judged) -> None:
        found = _merged(effects[path] for path in group)
        shown = {path: self._excerpt(path, self._calling(path, effects[path])) for path in group}
        output = self._run([understood(rule, found[rule.id]) for rule in self._rules if rule.id in found], group, shown)
        anew = {(path, rule): shown[path] for path in group if path not in self._left for rule in effects[path]}
        for match in output.matches:
            path = self.path(match)
            if (path, match.check_id) not in anew or not self._in(path, match, shown[path]):
                continue
            judged.ways[match.check_id, match.place] = self._summaries.way(match.check_id, match, self._calls[path])
            # A rule's remedy is for the sink it knows, not for a call that leads there.
            unfixed = match.extra.model_copy(update={"fix": None}) if match.bound(HELPER) else match.extra
            judged.matches.append(match.model_copy(update={"extra": unfixed}))
        judged.seen |= anew

    def _calling(self, path: str, effects: Mapping[str, list[Effect]]) -> list[Function]:
        """Functions of a file with a call that does something."""
        names = {effect.name for found in effects.values() for effect in found}
        return [each for each in self._functions(path) if each.calls & names]

    def void(self, match: Match, judged: Judged) -> bool:
        """Whether an earlier match stands where it was judged anew."""
        path = self.path(match)
        seen = judged.seen.get((path, match.check_id))
        return seen is not None and self._in(path, match, seen)

    def _in(self, path: str, match: Match, seen: Excerpt) -> bool:
        return seen.has(self._sources.text(path).offset(match.start.line, match.start.col))

    def _run(
        self,
        rules: Sequence[Mapping[str, object]],
        paths: Sequence[str],
        shown: Mapping[str, Excerpt] | None = None,
        most: int | None = None,
    ) -> CoreOutput:
        return joined(self._run_load(rules, load, shown or {}, most) for load in _loads(paths))

    def _run_load(
        self, rules: Sequence[Mapping[str, object]], paths: Sequence[str], shown: Mapping[str, Excerpt], most: int | None
    ) -> CoreOutput:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeLimitError("There was no time left to follow data through functions.")
        limits = replace(self._limits, seconds=left)
        with tempfile.TemporaryDirectory(prefix="outrider-code-") as folder:
            files = {path: self._file(path, shown.get(path), Path(folder) / str(at)) for at, path in enumerate(paths)}
            targets = [(files[path], path, self._analyzers[path]) for path in paths]
            output = self._core.run(rules, targets, limits) if most is None else self._core.run(rules, targets, limits, most)
        unread = set(files.values()) - output.scanned
        unread |= {fault.location.path for fault in output.faults if fault.location is not None}
        self._left |= {self._sources.path(file) for file in unread}
        return output

    def _file(self, path: str, shown: Excerpt | None, copy: Path) -> str:
        """Where semgrep-core reads a file, or what is shown of it."""
        if shown is None or not shown.left_out:
            return self._files[path]
        copy.write_bytes(shown.data)
        self._sources.excerpts[str(copy)] = path
        return str(copy)


def _loads(paths: Sequence[str]) -> Iterator[Sequence[str]]:
    return (paths[start : start + _LOAD] for start in range(0, len(paths), _LOAD))


def _placed(functions: Iterable[Function]) -> dict[str, dict[str, dict[str, list[Function]]]]:
    """Functions by name, then owner, then path."""
    found: dict[str, dict[str, dict[str, list[Function]]]] = {}
    for each in functions:
        found.setdefault(each.name, {}).setdefault(each.owner, {}).setdefault(each.path, []).append(each)
    return found


def _telling(effects: Effects, fired: set[tuple[str, str]], seen: set[str], sinks: set[tuple[str, str]]) -> Effects:
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


def _merged(effects: Iterable[Mapping[str, list[Effect]]]) -> dict[str, list[Effect]]:
    found: dict[str, dict[Effect, None]] = defaultdict(dict)
    for each in effects:
        for rule, listed in each.items():
            found[rule].update(dict.fromkeys(listed))
    return defaultdict(list, {rule: list(each) for rule, each in found.items()})
