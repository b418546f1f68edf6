"""Rates of right and wrong answers, for each weakness and in all."""

from __future__ import annotations

import time
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from findings.coverage import Outcome
from scanner.engines.interface import Limits
from scanner.workspace import Tree

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bench.detection.cases import Case
    from scanner.engines.code import CodeEngine

_LIMITS = Limits(seconds=600, memory_bytes=3_000_000_000)
"""All cases of a language are one tree, far more than a change usually has."""


class ScanError(Exception):
    """The engine did not judge the cases. The message says why."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Right and wrong answers about one weakness."""

    vulnerable: int
    """Cases that should be reported."""
    reported: int
    """Of these, those that were."""
    safe: int
    """Cases that should be left alone."""
    accused: int
    """Of these, those that were reported."""

    @property
    def true_positive(self) -> float:
        """Share of the vulnerable cases that were reported; 0 without any."""
        return self.reported / self.vulnerable if self.vulnerable else 0.0

    @property
    def false_positive(self) -> float:
        """Share of the safe cases that were reported; 0 without any."""
        return self.accused / self.safe if self.safe else 0.0

    @property
    def score(self) -> float:
        """From -1, always wrong, over 0, guessing, to 1, always right."""
        return self.true_positive - self.false_positive


@dataclass(frozen=True, slots=True)
class Scored:
    """One language's cases with the engine's answers."""

    rates: dict[str, Rates]
    """By weakness, in the order of their numbers."""
    missed: tuple[Case, ...]
    """Vulnerable and not reported."""
    accused: tuple[Case, ...]
    """Safe and reported."""
    seconds: float

    @property
    def total(self) -> Rates:
        """All weaknesses together."""
        every = self.rates.values()
        return Rates(
            sum(each.vulnerable for each in every),
            sum(each.reported for each in every),
            sum(each.safe for each in every),
            sum(each.accused for each in every),
        )

    @property
    def mean(self) -> float:
        """The mean of the weaknesses' scores, each counting the same."""
        return fmean(each.score for each in self.rates.values())


def score(root: Path, cases: Iterable[Case], engine: CodeEngine) -> Scored:
    """Let the engine read all cases below `root`, a language's folder, as one tree.

    Raises:
        ScanError: it did not finish, or left a case unread.

    """
    known = sorted(cases, key=lambda case: (int(case.cwe.removeprefix("CWE-")), case.path))
    started = time.perf_counter()
    result = engine.scan(Tree(root, tuple(sorted(file for case in known for file in case.files))), _LIMITS)
    seconds = time.perf_counter() - started
    if result.run.outcome not in {Outcome.FINDINGS, Outcome.CLEAN}:
        raise ScanError(result.run.reason.text if result.run.reason else f"The engine ended {result.run.outcome}.")
    told = {(finding.location.path, cwe) for finding in result.findings for cwe in finding.cwe}
    hits = frozenset(case.path for case in known if any((file, case.cwe) in told for file in case.files))
    return Scored(
        {cwe: _rates([case for case in known if case.cwe == cwe], hits) for cwe in dict.fromkeys(case.cwe for case in known)},
        tuple(case for case in known if case.vulnerable and case.path not in hits),
        tuple(case for case in known if not case.vulnerable and case.path in hits),
        seconds,
    )


def _rates(cases: list[Case], hits: frozenset[str]) -> Rates:
    vulnerable = [case.path in hits for case in cases if case.vulnerable]
    safe = [case.path in hits for case in cases if not case.vulnerable]
    return Rates(len(vulnerable), sum(vulnerable), len(safe), sum(safe))
