"""semgrep-core's JSON, held to the shape we know: anything else is an error, never an empty result.

The interface is not documented: the shapes here were seen from the pinned version and are tested on the real program.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterable

PINNED_VERSION = "1.182.0"

_MAX_CALLS = 20
"""Nested calls of a trace that are followed."""


class CoreOutputError(Exception):
    """Output that is not what the pinned version writes. The message never quotes it: it holds scanned text."""

    def __init__(self, text: str, reason: str = "bad-output") -> None:
        super().__init__(text)
        self.reason = reason


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True)


class Position(_Strict):
    """A line and a column in bytes, both from 1; as an end it is the position after the last byte."""

    line: int = Field(ge=1, le=2**31)
    col: int = Field(ge=1, le=2**31)


class Place(_Strict):
    """A region of a file, which is named as the targets file names it."""

    path: str
    start: Position
    end: Position


class _RawTrace(_Strict):
    taint_source: Any = None
    intermediate_vars: Any = None
    taint_sink: Any = None


class _Extra(_Strict):
    message: str
    metavars: dict[str, Any] = Field(default_factory=dict)
    fix: str | None = None
    dataflow_trace: _RawTrace | None = None


class Match(_Strict):
    """One match of one rule. Whether a comment asked to ignore it is not looked at: that is not the scanned code's to say."""

    check_id: str
    path: str
    start: Position
    end: Position
    extra: _Extra

    @property
    def place(self) -> Place:
        """Where it is."""
        return Place(path=self.path, start=self.start, end=self.end)

    def bound(self, metavariable: str) -> str:
        """What a metavariable (`$F`) stands for, without blanks; empty if it is not bound."""
        value = self.extra.metavars.get(metavariable)
        content = value.get("abstract_content") if isinstance(value, dict) else None
        return content if isinstance(content, str) else ""


class Fault(_Strict):
    """Something semgrep-core could not do."""

    error_type: str | Annotated[list[Any], Field(min_length=1)]
    severity: str
    location: Place | None = None
    rule_id: str | None = None

    @property
    def kind(self) -> str:
        """Its words for what went wrong: `Syntax error`, `PartialParsing`, `Timeout`."""
        return self.error_type if isinstance(self.error_type, str) else str(self.error_type[0])


class _Paths(_Strict):
    scanned: tuple[str, ...]


class _Time(_Strict):
    fixpoint_timeouts: tuple[Fault, ...] = ()


class _Version(_Strict):
    version: str


class _Document(_Version):
    results: tuple[Match, ...]
    errors: tuple[Fault, ...]
    paths: _Paths
    time: _Time | None = None
    skipped_rules: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class CoreOutput:
    """What one run says."""

    matches: tuple[Match, ...]
    faults: tuple[Fault, ...]
    """Also those that only its timing tells of: taint analyses it gave up."""
    scanned: frozenset[str]


def joined(outputs: Iterable[CoreOutput]) -> CoreOutput:
    """What several runs over different files say together."""
    every = list(outputs)
    return CoreOutput(
        tuple(match for each in every for match in each.matches),
        tuple(fault for each in every for fault in each.faults),
        frozenset[str]().union(*(each.scanned for each in every)),
    )


@dataclass(frozen=True, slots=True)
class TraceStop:
    """One stop of tainted data, in the order it flows."""

    place: Place
    content: str
    role: str
    """`source`, `step` or `sink`."""


def decode(raw: bytes) -> CoreOutput:
    """Read one run's output.

    Raises:
        CoreOutputError: `engine-version` for another version's output, `bad-rules` if rules were left out, else `bad-output`.

    """
    # It copies bytes of the scanned files into its JSON as they are, so the whole need not be UTF-8 (seen with Latin-1 sources).
    text = raw.decode("utf-8", "replace")
    try:
        if _Version.model_validate_json(text).version != PINNED_VERSION:
            raise CoreOutputError(f"semgrep-core is not version {PINNED_VERSION}: install the pinned one.", "engine-version")
        document = _Document.model_validate_json(text)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors(include_input=False, include_context=False)[0]["loc"]) or "the top"
        raise CoreOutputError(f"semgrep-core wrote something else than its pinned version does (at {where}).") from None
    if document.skipped_rules:
        raise CoreOutputError("semgrep-core refused rules of ours: check the rule pack with its tests.", "bad-rules")
    unread = document.time.fixpoint_timeouts if document.time else ()
    return CoreOutput(document.results, (*document.errors, *unread), frozenset(document.paths.scanned))


def trace_of(match: Match) -> tuple[TraceStop, ...]:
    """The way of tainted data to a match; empty for a match without one.

    Raises:
        CoreOutputError: it has another shape than the pinned version's.

    """
    trace = match.extra.dataflow_trace
    if trace is None:
        return ()
    return (
        *_call(trace.taint_source, "source"),
        *_variables(trace.intermediate_vars),
        *_call(trace.taint_sink, "sink"),
    )


def _call(raw: object, role: str, depth: int = 0) -> tuple[TraceStop, ...]:
    """`["CliLoc", [place, content]]`, or `["CliCall", [[place, content], variables, call]]` where a call lies between."""
    match raw:
        case None:
            return ()
        case ["CliLoc", [dict(place), str(content)]]:
            return (TraceStop(_place(place), content, role),)
        case ["CliCall", [[dict(place), str(content)], variables, inner]] if depth < _MAX_CALLS:
            return (TraceStop(_place(place), content, "step"), *_variables(variables), *_call(inner, role, depth + 1))
        case _:
            raise CoreOutputError("semgrep-core wrote a data-flow trace of another shape than its pinned version does.")


def _variables(raw: object) -> tuple[TraceStop, ...]:
    match raw:
        case None:
            return ()
        case list() if all(isinstance(item, dict) and isinstance(item.get("content"), str) for item in raw):
            return tuple(TraceStop(_place(item.get("location")), item["content"], "step") for item in raw)
        case _:
            raise CoreOutputError("semgrep-core wrote a data-flow trace of another shape than its pinned version does.")


def _place(raw: object) -> Place:
    try:
        return Place.model_validate(raw)
    except ValidationError:
        raise CoreOutputError("semgrep-core wrote a place of another shape than its pinned version does.") from None
