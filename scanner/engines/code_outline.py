"""The functions, parameters and classes of some files, as semgrep-core sees them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from scanner.engines.code_names import called_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scanner.engines.code_output import Match, Place, Position
    from scanner.engines.source_text import SourceText

OUTLINE = "outline-"
LONGEST_HEAD = 4_000
"""Characters of a function's parameters, or of what stands before its first statement. Longer ones are not read: functions stand
in each other, and each would be read to its end."""
PARAMETERS, FUNCTIONS, CLASSES = "outline-parameters", "outline-functions", "outline-classes"

_WITH_PARAMETER = {
    "python": [
        "def $F(..., $P, ...):\n  ...\n",
        "$F = lambda $P: $BODY",
        "$F = lambda $P, $SECOND: $BODY",
        "$F = lambda $FIRST, $P: $BODY",
    ],
    "java": ["$T $F(..., $TYPE $P, ...) { ... }"],
    "javascript": [
        "function $F(..., $P, ...) { ... }",
        "$F = function (..., $P, ...) { ... }",
        "$F = (..., $P, ...) => $BODY",
    ],
}
_ANY = {
    "python": ["def $F(...):\n  ...\n", "$F = lambda $FIRST: $BODY", "$F = lambda $FIRST, $SECOND: $BODY"],
    "java": ["$T $F(...) { ... }"],
    "javascript": ["function $F(...) { ... }", "$F = function (...) { ... }", "$F = (...) => $BODY"],
}
_CLASS = {"python": ["class $C(...):\n  ...\n"], "java": ["class $C { ... }"], "javascript": ["class $C { ... }", "$C = { ... }"]}
_LANGUAGES = {"javascript": ["javascript", "typescript"]}
_RETURNED = [{"pattern": "return $RESULT"}, {"focus-metavariable": "$RESULT"}]
_LAMBDAS = ["$F = lambda $FIRST: $RESULT", "$F = lambda $FIRST, $SECOND: $RESULT"]
RETURNS: Mapping[str, Sequence[Mapping[str, object]]] = {
    "python": [
        {"patterns": _RETURNED, "exact": True},
        *({"patterns": [{"pattern-inside": each}, {"pattern": "$RESULT"}], "exact": True} for each in _LAMBDAS),
    ],
    "java": [{"patterns": [{"pattern": "return $RESULT;"}, {"focus-metavariable": "$RESULT"}], "exact": True}],
    "javascript": [{"patterns": _RETURNED, "exact": True}],
}
"""What leaves a function as its result, as sinks."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter that has a name of its own."""

    name: str
    index: int
    """Among the arguments of a call, from 0; -1 for Python's `self`."""


@dataclass(frozen=True)
class Function:
    """One function or method with a name."""

    path: str
    owner: str
    """Its class or object; empty for one that is called by its name alone."""
    name: str
    start: int
    end: int
    """Byte offsets in the file."""
    parameters: Mapping[tuple[int, int], Parameter]
    """By line and column, in bytes."""
    body: str
    complete: bool
    """Whether every parameter is among `parameters`."""

    @cached_property
    def calls(self) -> frozenset[str]:
        """Names that its text calls, its head left out."""
        return called_in(self.body.partition("(")[2])


def parameter_sources(family: str, names: Iterable[str]) -> dict[str, object]:
    """A taint source: each parameter of functions with these names."""
    regex = rf"^(?:[\w.$]+\.)?(?:{'|'.join(sorted(map(re.escape, names)))})$"
    return {
        "patterns": [
            {"pattern-either": [{"pattern": pattern} for pattern in _WITH_PARAMETER[family]]},
            {"metavariable-regex": {"metavariable": "$F", "regex": regex}},
            {"focus-metavariable": "$P"},
        ]
    }


def outline_rules(family: str, names: Iterable[str]) -> list[dict[str, object]]:
    """Search rules for functions with these names, their parameters, and all classes."""
    found = {
        PARAMETERS: parameter_sources(family, names)["patterns"],
        FUNCTIONS: [{"pattern-either": [{"pattern": pattern} for pattern in _ANY[family]]}],
        CLASSES: [{"pattern-either": [{"pattern": pattern} for pattern in _CLASS[family]]}],
    }
    languages = _LANGUAGES.get(family, [family])
    return [
        {"id": f"{kind}-{family}", "languages": languages, "severity": "INFO", "message": "outline", "patterns": patterns}
        for kind, patterns in found.items()
    ]


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    name: str
    is_class: bool


@dataclass(frozen=True)
class Outline:
    """One file's functions."""

    path: str
    text: SourceText
    matches: tuple[Match, ...]
    """Of the outline rules, in this file."""

    @cached_property
    def functions(self) -> tuple[Function, ...]:
        """Sorted by place; the inner one after the outer."""
        marks = sorted(self._marks(), key=lambda mark: (mark[0], -mark[1]))
        found: list[tuple[_Span, str, list[Match]]] = []
        opened: list[tuple[_Span, list[Match]]] = []
        for start, end, name, kind in marks:
            while opened and opened[-1][0].end <= start:
                opened.pop()
            if isinstance(kind, str):
                span = _Span(start, end, name, is_class=kind == CLASSES)
                within: list[Match] = []
                if not span.is_class:
                    found.append((span, opened[-1][0].name if opened and opened[-1][0].is_class else "", within))
                opened.append((span, within))
            else:
                next((own for span, own in reversed(opened) if span.name == name and not span.is_class), []).append(kind)
        return tuple(self._function(*each) for each in found)

    def around(self, position: Position) -> Function | None:
        """The innermost function that a place lies in."""
        offset = self.text.offset(position.line, position.col)
        return max(
            (each for each in self.functions if each.start <= offset < each.end), key=lambda each: each.start, default=None
        )

    def parameter(self, place: Place) -> tuple[Function, Parameter] | None:
        """The parameter at a place."""
        key = (place.start.line, place.start.col)
        return next(((each, each.parameters[key]) for each in self.functions if key in each.parameters), None)

    def _marks(self) -> list[tuple[int, int, str, str | Match]]:
        """Where something begins and ends, its name, and what it is: a kind, or a parameter's match."""
        return [
            *((*self._range(match), match.bound("$F"), FUNCTIONS) for match in self._of(FUNCTIONS)),
            *((*self._range(match), match.bound("$C"), CLASSES) for match in self._of(CLASSES)),
            *((*self._range(match), match.bound("$F"), match) for match in self._of(PARAMETERS)),
        ]

    def _function(self, span: _Span, owner: str, listed: list[Match]) -> Function:
        before, _, name = span.name.rpartition(".")
        data = self.text.data[span.start : span.end]
        stated = _stated(data.decode("latin-1"))
        receiver = bool(stated) and re.match(r"(?:self|cls)\b", stated[0][1]) is not None
        starts = [start for start, _ in stated]
        parameters = {}
        for match in listed:
            index = bisect_right(starts, self._range(match)[0] - span.start) - 1
            if index >= 0:
                parameters[match.start.line, match.start.col] = Parameter(match.bound("$P"), index - receiver)
        marks = sum(text in {"*", "/"} for _, text in stated)
        return Function(
            self.path,
            owner if before in {"", "exports", "module.exports"} else before,
            name,
            span.start,
            span.end,
            parameters,
            data.decode("utf-8", "replace"),
            len(parameters) == len(stated) - marks,
        )

    def _of(self, kind: str) -> list[Match]:
        return [match for match in self.matches if match.check_id.startswith(kind)]

    def _range(self, match: Match) -> tuple[int, int]:
        return self.text.offset(match.start.line, match.start.col), self.text.offset(match.end.line, match.end.col)


def _stated(head: str) -> list[tuple[int, str]]:
    """A function's parameters as written, with where each begins: what stands between its first parentheses."""
    opening = head.find("(")
    arrow = re.match(r"(?:[\w$.\s]*[=:]\s*)?(?:async\s+)?([\w$]+)\s*=>|[^(]*?\blambda\b([^:]*):", head)
    if arrow is not None:
        group = 1 if arrow[1] else 2
        return _parts(arrow[group], arrow.start(group))
    length = closing(head[opening:]) if opening >= 0 else 0
    return _parts(head[opening + 1 : opening + length - 1], opening + 1) if length else []


def closing(text: str) -> int:
    """How long a text is to the parenthesis that closes its first character; 0 if none does. Strings are not told apart."""
    depth = 0
    for at, character in enumerate(text[:LONGEST_HEAD]):
        depth += (character in "([{") - (character in ")]}")
        if depth == 0:
            return at + 1
    return 0


def _parts(text: str, start: int) -> list[tuple[int, str]]:
    parts, depth, begun = [], 0, 0
    for at, character in enumerate(f"{text},"):
        depth += (character in "([{<") - (character in ")]}") - (character == ">" and text[at - 1 : at] not in {"=", "-"})
        if character == "," and depth == 0:
            part = text[begun:at]
            if part.strip():
                parts.append((start + begun, part.strip()))
            begun = at + 1
    return parts
