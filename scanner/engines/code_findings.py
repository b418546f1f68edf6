"""semgrep-core's matches and faults, told as findings and gaps."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from findings.coverage import Reason, Skipped
from findings.fingerprint import code_fingerprint
from findings.model import Finding, Location, TraceStep
from scanner.engines.code_output import CoreOutput, CoreOutputError, Fault, Match, Place, TraceStop, trace_of
from scanner.engines.source_text import SourceText, one_line, snippet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scanner.engines.code_rules import Rule

ENGINE = "code"

_MESSAGE_CHARACTERS = 2000
_CONTENT_CHARACTERS = 120
_FIX_CHARACTERS = 4000
"""A longer fix is left out: a cut one would break the code."""
_TRACE_WORDS = {"source": "Data enters here: {}", "step": "It flows through {}", "sink": "It ends up here: {}"}

_WORD = re.compile(r"\w")
"""What a step is called by. The core calls values without a name by a sign of their expression: `{` or `]` tells nothing."""

_UNPARSED = Reason(
    "unparsed", "the code engine could not parse all of it; check its syntax, and that its name tells its language."
)
_TIMEOUT = Reason("timeout", "a rule took too long on it; split the file, or exclude it if it is generated.")
_MEMORY = Reason("memory", "a rule needed too much memory on it; split the file, or exclude it if it is generated.")
_TOO_MANY = Reason("too-many-matches", "a rule matched too often in it to be listed; exclude it if it is generated.")
_ENGINE_ERROR = Reason("engine-error", "the code engine failed on it; rescan, and report it if it happens again.")
NOT_READ = Reason("not-read", "the code engine passed it over without saying why; rescan, and report it if it happens again.")

_FAULTS = {
    "Syntax error": _UNPARSED,
    "Lexical error": _UNPARSED,
    "Other syntax error": _UNPARSED,
    "AST builder error": _UNPARSED,
    "PartialParsing": _UNPARSED,
    "Timeout": _TIMEOUT,
    "Fixpoint timeout": _TIMEOUT,
    "Out of memory": _MEMORY,
    "Stack overflow": _MEMORY,
    "Too many matches": _TOO_MANY,
}
_RULE_FAULTS = frozenset(
    {"Rule parse error", "Pattern parse error", "PatternParseError", "Invalid YAML", "Unknown language error"}
)


@dataclass(frozen=True, slots=True)
class Sources:
    """The files semgrep-core was given."""

    root: Path
    targets: Mapping[str, str]
    """Path as the targets file names it to path in the target."""
    excerpts: dict[str, str] = field(default_factory=dict)
    """The same for copies of these in which parts are blank."""
    _read: dict[str, SourceText] = field(default_factory=dict)

    def path(self, named: str) -> str:
        """The path in the target.

        Raises:
            CoreOutputError: it was not given to semgrep-core.

        """
        found = self.targets.get(named) or self.excerpts.get(named)
        if found is None:
            raise CoreOutputError("semgrep-core tells of a file that it was not given.")
        return found

    def text(self, path: str) -> SourceText:
        """What is in a file of the target."""
        if path not in self._read:
            self._read[path] = SourceText((self.root / path).read_bytes())
        return self._read[path]

    def location(self, place: Place) -> Location:
        """A place in our words: columns in characters, the end inclusive.

        Raises:
            CoreOutputError: no such lines are in the file.

        """
        path = self.path(place.path)
        text = self.text(path)
        first, last = place.start.line, place.end.line
        if not first <= last <= text.line_count:
            raise CoreOutputError("semgrep-core tells of lines that the file does not have.")
        start, end = text.column(first, place.start.col), text.column(last, place.end.col) - 1
        if end < 1 and last > first:  # it ends with the line feed before
            last -= 1
            end = len(text.line(last))
        return Location(path, first, last, start, max(end, 1 if last > first else start))


def findings_of(
    output: CoreOutput,
    rules: Mapping[str, Rule],
    sources: Sources,
    ways: Mapping[tuple[str, Place], tuple[TraceStop, ...]] | None = None,
) -> tuple[Finding, ...]:
    """Each match once, by place; `ways` are the traces that are longer than the matches' own, by rule and place.

    Raises:
        CoreOutputError: a match is of no rule of ours or at no place of the files given.

    """
    matches = {(match.check_id, match.place): match for match in output.matches}
    known = ways or {}
    found = [_finding(match, rules, sources, known.get(key) or trace_of(match)) for key, match in matches.items()]
    return tuple(
        sorted(found, key=lambda one: (one.location.path, one.location.start_line, one.location.start_column or 1, one.rule))
    )


def gaps_of(output: CoreOutput, sources: Sources) -> tuple[Skipped, ...]:
    """One gap for each file that was not read in full.

    Raises:
        CoreOutputError: a fault that is not about one of the files: then nothing is known of any.

    """
    reasons = {sources.targets[named]: NOT_READ for named in sources.targets.keys() - output.scanned}
    for fault in output.faults:
        reasons[sources.path(_faulty_path(fault))] = _FAULTS.get(fault.kind, _ENGINE_ERROR)
    return tuple(Skipped(path, reason, gap=True) for path, reason in sorted(reasons.items()))


def _faulty_path(fault: Fault) -> str:
    if fault.kind in _RULE_FAULTS:
        raise CoreOutputError("semgrep-core refused a rule of ours: check the rule pack with its tests.", "bad-rules")
    if fault.location is None:
        raise CoreOutputError("semgrep-core gave up: rescan, and report it if it happens again.")
    return fault.location.path


def _finding(match: Match, rules: Mapping[str, Rule], sources: Sources, way: tuple[TraceStop, ...]) -> Finding:
    rule = rules.get(match.check_id)
    if rule is None:
        raise CoreOutputError("semgrep-core tells of a rule that it was not given.")
    location = sources.location(match.place)
    lines = sources.text(location.path).lines(location.start_line, location.end_line)
    full_id = f"{ENGINE}/{rule.id}"
    return Finding(
        rule=full_id,
        engine=ENGINE,
        title=rule.title,
        severity=rule.severity,
        confidence=rule.confidence,
        message=one_line(match.extra.message, _MESSAGE_CHARACTERS),
        help=rule.help,
        location=location,
        fingerprint=code_fingerprint(full_id, lines),
        snippet=snippet(lines, location.start_column or 1),
        cwe=rule.cwe,
        trace=tuple(
            TraceStep(sources.location(stop.place), _TRACE_WORDS[stop.role].format(one_line(stop.content, _CONTENT_CHARACTERS)))
            for stop in way
            if stop.role != "step" or _WORD.search(stop.content)
        ),
        fix=_fix(match),
    )


def _fix(match: Match) -> str | None:
    """The rule's remedy with the matched code filled in; none where bytes of that code were lost on the way (see `decode`)."""
    text = match.extra.fix
    return text if text is not None and len(text) <= _FIX_CHARACTERS and "\N{REPLACEMENT CHARACTER}" not in text else None
