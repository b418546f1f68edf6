"""What the functions of some files do to tainted data, told by one rule: bring it in, pass it on, let it reach a sink."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from scanner.engines.code_output import TraceStop, trace_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from scanner.engines.code_names import Names
    from scanner.engines.code_outline import Function, Outline
    from scanner.engines.code_output import Match

RESULT, ORIGIN, HELPER, ARGUMENT = "$RESULT", "$ORIGIN", "$HELPER", "$ARGUMENT"
"""Metavariables that tell what a match is made of: what a function returns, a function that brings data in, one that lets it
reach a sink, and what that one is given (with its index: `$ARGUMENT2`)."""

MOST_ARGUMENTS = 8
_ENDLESS = 60
"""Stops of a trace that are told; a way through many functions is cut in its middle."""
_FIELD = re.compile(
    r"^[ \t]*(?:(?:private|protected|public|final|volatile|transient)[ \t]+)*[\w<>\[\], .?]{1,80}[ \t](\w+)[ \t]*(?:;|=[^=])",
    re.MULTILINE,
)


_GIVES = re.compile(r"\breturn[ \t]+[^;\s]|\breturn\(|=>|\blambda\b")
_EXPRESSION = re.compile(r"[^{}\n]{0,400}?(?:=>\s*[^\s{]|\blambda\b)")
"""A function without statements: all of it is its result."""
_OBJECT = frozenset({"self", "cls", "this", "super"})
"""What a method calls the object it belongs to, which may hold anything."""
_TEXTS = 32_768
"""Functions whose text is judged once for all rules."""
_STEPS = 20
"""Assignments that are followed one after another; past that a value is taken to be carried."""
_WORDS = re.compile(r"[\w$]+")
_CONDITION = re.compile(r"\s*\}?\s*(?:else\s+)?(?:if|elif|while|switch|assert)\b[^=]*(?:[=!<>]=+[^=]*)*$")
_ASIDE = re.compile(rf"[^=!<>]=[^=]|^\s*(?:await\s+)?[\w$.]+\(.*\)\s*;?\s*$|{_CONDITION.pattern}")
"""Lines that carry a value nowhere else than to the names on them: assignments, calls for their own sake, conditions."""


@dataclass(slots=True)
class Summary:
    """One function under one rule."""

    source: tuple[TraceStop, ...] | None = None
    """How tainted data of its own becomes its result; None if none does."""
    passes: set[int] = field(default_factory=set)
    """Indexes of parameters that become its result; -1 for its object."""
    sinks: dict[int, tuple[TraceStop, ...]] = field(default_factory=dict)
    """How parameters reach a sink."""


@dataclass(frozen=True, slots=True)
class Call:
    """One way to write a call of functions of the scan, as seen in one file."""

    name: str
    objects: frozenset[str] | None
    """What may stand before the dot; None for a bare name."""
    functions: tuple[Function, ...]
    """Which it may be: several where one overrides another."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a call does under one rule. Compared without the ways, which differ from file to file."""

    name: str
    objects: frozenset[str] | None
    source: bool
    safe: bool
    sinks: tuple[tuple[int, str], ...]
    """Indexes and names of parameters that reach a sink."""

    dropped: tuple[int, ...]
    """Indexes of parameters that do not become its result, where others do."""

    @property
    def idle(self) -> bool:
        """Whether it is judged the same without a summary."""
        return not (self.source or self.safe or self.sinks or self.dropped)


class Summaries:
    """All that is known after some runs: (rule, path, start of the function) to its summary."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, int], Summary] = {}

    def of(self, rule: str, function: Function) -> Summary:
        """What a function does under a rule; nothing by default."""
        return self._known.setdefault((rule, function.path, function.start), Summary())

    def forget(self, path: str, starts: Container[int], rules: Container[str]) -> None:
        """Drop what is known of functions of a file under some rules, before it is told anew."""
        self._known = {
            (rule, where, start): summary
            for (rule, where, start), summary in self._known.items()
            if where != path or start not in starts or rule not in rules
        }

    def learn(self, rule: str, match: Match, outline: Outline, way: tuple[TraceStop, ...]) -> None:
        """Take in one match of a rule's summary run: parameters or data of its own that reach a sink or a `return`."""
        stops = trace_of(match)
        if not stops:
            return
        origin = outline.parameter(stops[0].place)
        returned = bool(match.bound(RESULT))
        if origin is not None:
            function, parameter = origin
            summary = self.of(rule, function)
            if returned:
                summary.passes.add(parameter.index)
            elif 0 <= parameter.index < MOST_ARGUMENTS:
                summary.sinks.setdefault(parameter.index, way)
        elif returned and (around := outline.around(match.start)) is not None:
            summary = self.of(rule, around)
            summary.source = summary.source or way

    def learn_source(self, rules: Iterable[str], match: Match, outline: Outline, way: tuple[TraceStop, ...]) -> None:
        """Take in that a function brings in data: it counts for the rules under which something leaves it at all."""
        function = outline.around(match.start)
        if function is None or not way:
            return
        for rule in rules:
            summary = self.of(rule, function)
            if summary.passes and summary.source is None:
                summary.source = way

    def effect(self, rule: str, call: Call, fields: Mapping[str, frozenset[str]]) -> Effect:
        """What a call does: each of the functions it may be counts, and it is safe only if all of them are."""
        summaries = [(self.of(rule, function), function) for function in call.functions]
        sinks = tuple(sorted({(index, _name(function, index)) for each, function in summaries for index in each.sinks}))
        safe = not sinks and all(_safe(summary, function, fields[function.path]) for summary, function in summaries)
        dropped: tuple[int, ...] = ()
        if not sinks and not safe and len(summaries) == 1:
            dropped = _dropped(*summaries[0], fields[summaries[0][1].path])
        return Effect(call.name, call.objects, any(each.source for each, _ in summaries), safe, sinks, dropped)

    def way(self, rule: str, match: Match, calls: Mapping[str, list[Call]]) -> tuple[TraceStop, ...]:
        """A match's way, with what happens inside the functions it starts or ends in."""
        stops = trace_of(match)
        if not stops:
            return ()
        called = [function for call in calls.get(match.bound(ORIGIN), []) for function in call.functions]
        before = next((way for function in called if (way := self.of(rule, function).source) is not None), ())
        helpers = [function for call in calls.get(match.bound(HELPER), []) for function in call.functions]
        reached = [item for function in helpers for item in sorted(self.of(rule, function).sinks.items())]
        after = next((way for index, way in reached if match.bound(f"{ARGUMENT}{index}")), ())
        return _cut((*_passing(before[:1], "source"), *_passing(before[1:]), *_joined(stops, before, after), *after[1:]))


def fields_of(names: Names, functions: Iterable[Function]) -> frozenset[str]:
    """In Java the fields that a method may return without saying `this`; elsewhere there are none."""
    if names.analyzer != "java":
        return frozenset()
    outside = bytearray(names.text.encode())
    for function in functions:
        outside[function.start : function.end] = b" " * (function.end - function.start)
    return frozenset(match[1] for match in _FIELD.finditer(outside.decode("utf-8", "replace")))


def grouped(calls: Iterable[Call]) -> dict[str, list[Call]]:
    """Calls by their name."""
    found: dict[str, list[Call]] = {}
    for call in calls:
        found.setdefault(call.name, []).append(call)
    return found


def _safe(summary: Summary, function: Function, fields: frozenset[str]) -> bool:
    """Whether nothing tainted comes out: no parameter was seen to, and none could unseen."""
    if summary.source is not None or summary.passes or not function.complete:
        return False
    return _gives_own(function.body, fields, _given(function) if function.owner else None)


@lru_cache(maxsize=_TEXTS)
def _gives_own(body: str, fields: frozenset[str], given: frozenset[str] | None) -> bool:
    """Whether a function's text shows a result without any of its object's state; `given` is None if it has no object."""
    if re.search(r"\byield\b", body):
        return False
    if not _GIVES.search(body):
        return False  # there is no result, and a propagator of the rule's own may know what the call does to its object
    if given is None:
        return True
    held = [word for word in _OBJECT | fields if re.search(rf"\b{word}\b", body)]
    return not _keeps(body, fields, given) and not any(carried(word, body) for word in held)


def _given(function: Function) -> frozenset[str]:
    return frozenset(parameter.name for parameter in function.parameters.values() if parameter.index >= 0)


@lru_cache(maxsize=_TEXTS)
def _keeps(body: str, fields: frozenset[str], given: frozenset[str]) -> bool:
    """Whether a method may put what it is given into its object."""
    held = _OBJECT | fields
    return any(words & held and words & given for words in (set(_WORDS.findall(line)) for line in _lines(body)))


def _dropped(summary: Summary, function: Function, fields: frozenset[str]) -> tuple[int, ...]:
    """Parameters that were not seen to become the result and that the text does not carry there either.

    Of several parameters that reach one `return` semgrep-core tells one, so not having been seen is not enough.
    """
    if summary.source is not None or not summary.passes or not function.complete:
        return ()
    if function.owner and _keeps(function.body, fields, _given(function)):
        return ()
    spared = [
        each for each in function.parameters.values() if 0 <= each.index < MOST_ARGUMENTS and each.index not in summary.passes
    ]
    return tuple(sorted(each.index for each in spared if not carried(each.name, function.body)))


@lru_cache(maxsize=_TEXTS)
def carried(name: str, body: str) -> bool:
    """Whether a parameter may become a function's result, as far as the text shows: line by line, in any order."""
    if _EXPRESSION.match(body):
        return True
    lines = [(line, set(_WORDS.findall(line))) for line in _lines(body)]
    known = {name}
    for _ in range(_STEPS):
        touched = [(line, words) for line, words in lines if words & known]
        if any(words & {"return", "yield"} or not _ASIDE.search(line) for line, words in touched):
            return True
        more = known.union(*(words for line, words in touched if not _CONDITION.match(line)))
        if more == known:
            return False
        known = more
    return True


def _lines(body: str) -> list[str]:
    """Statements after the function's head, roughly: what stands in parentheses counts as one line."""
    head, _, rest = body.partition(")")
    return re.sub(r"\(([^()]*)\)", lambda match: match[0].replace("\n", " "), rest or head).splitlines()


def _name(function: Function, index: int) -> str:
    return next((each.name for each in function.parameters.values() if each.index == index), "")


def _joined(stops: tuple[TraceStop, ...], before: tuple[TraceStop, ...], after: tuple[TraceStop, ...]) -> tuple[TraceStop, ...]:
    """A way of its own, as a part of a longer one where a function comes before or after it."""
    first = _passing(stops[:1]) if before else stops[:1]
    last = _passing((*stops[-1:], *after[:1])) if after else stops[-1:]
    return (*first, *stops[1:-1], *(last if len(stops) > 1 else ()))


def _passing(stops: tuple[TraceStop, ...], role: str = "step") -> tuple[TraceStop, ...]:
    return tuple(replace(stop, role=role) for stop in stops)


def _cut(stops: tuple[TraceStop, ...]) -> tuple[TraceStop, ...]:
    return stops if len(stops) <= _ENDLESS else (*stops[: _ENDLESS // 2], *stops[-_ENDLESS // 2 :])
