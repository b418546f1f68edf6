"""What an engine finds in contents that commits or layers brought and later ones took away again, and in configurations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from findings.coverage import Outcome, Skipped
from scanner.sources import history, removed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from findings.model import Finding
    from scanner.engines.interface import EngineResult, ReadsHistory
    from scanner.workspace import Passing, Tree

_AT_ONCE = 5000
"""Files that an engine reads in one run under its limits: a long history takes several."""


@dataclass(frozen=True, slots=True)
class InPassing:
    """One engine's account of the commits or layers."""

    findings: tuple[Finding, ...] = ()
    """Where they really are, the first commit or layer first, each value once."""
    skipped: tuple[Skipped, ...] = ()
    files: int = 0
    bytes: int = 0

    @property
    def rules(self) -> frozenset[str]:
        """Those that fired."""
        return frozenset(finding.rule for finding in self.findings)

    def beside(self, others: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings that are not among others too."""
        known = {_identity(finding) for finding in others}
        return tuple(finding for finding in self.findings if _identity(finding) not in known)


def in_passing(engine: ReadsHistory, passing: Passing, head: Iterable[Finding], results: Sequence[EngineResult]) -> InPassing:
    """Tell what an engine found in what was there in passing.

    Args:
        engine: says how its findings are told.
        passing: laid out.
        head: findings on head; they are told there already.
        results: the engine's, of each of the `portions`.

    """
    known = {_identity(finding) for finding in head}
    taken_out: dict[tuple[str, str], Finding] = {}
    for finding in sorted((it for result in results for it in result.findings), key=_order):
        passage = passing.passages[finding.location.path]
        if passage.was_there_before:
            known.add(_identity(finding))
        else:
            taken_out.setdefault(_identity(finding), engine.in_passing(finding, passage))
    return InPassing(
        tuple(finding for identity, finding in taken_out.items() if identity not in known),
        (*passing.tree.skipped, *(item for result in results for item in _gaps(result, passing))),
        sum(result.run.coverage.files for result in results),
        sum(result.run.coverage.bytes for result in results),
    )


def portions(passing: Passing) -> list[Tree]:
    """What is read in one run each; none where nothing was laid out."""
    tree = passing.tree
    starts = range(0, len(tree.files), _AT_ONCE)
    return [replace(tree, files=tree.files[start : start + _AT_ONCE], skipped=()) for start in starts]


def _gaps(result: EngineResult, passing: Passing) -> list[Skipped]:
    """What of the commits or layers was not read: never an error, for head was."""
    if result.run.outcome is Outcome.ERROR:
        unread = removed.unread if any(passage.is_of_image for passage in passing.passages.values()) else history.unread
        return [Skipped("*", unread(result.run.reason.text if result.run.reason else "the engine broke off."), gap=True)]
    gaps = result.run.coverage.gaps
    return [replace(gap, path=passing.passages[gap.path].path if gap.path in passing.passages else gap.path) for gap in gaps]


def _identity(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.fingerprint


def _order(finding: Finding) -> tuple[str, int]:
    return finding.location.path, finding.location.start_line
