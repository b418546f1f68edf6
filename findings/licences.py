"""Licences that a policy denies: SPDX expressions judged, and findings made of packages that come under no other.

https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/. A package is denied if every way of using it is: of `A OR B` one
allowed licence is enough, of `A AND B` one denied is too much. Where no licence is told there is nothing to deny.
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from findings.fingerprint import package_fingerprint
from findings.inventory import Scope
from findings.model import Confidence, Finding, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from findings.inventory import Package

RULE = "packages/denied-licence"
MAX_PATTERN = 200

_WORD = re.compile(r"[()]|[^\s()]+")
_OPENS, _CLOSES = "(", ")"
_BRACKETS = frozenset({_OPENS, _CLOSES})
_OPERATORS = {"OR": 1, "AND": 2}
# https://spdx.org/licenses/: the GNU licences' plain and `+` ids are the deprecated spellings of these.
_GNU = re.compile(r"((?:a|l)?gpl|gfdl)-(\d[\d.]*)(\+|-only|-or-later)?", re.IGNORECASE)
_SUFFIXES = {None: "-only", "+": "-or-later"}

_HELP = """\
The repository's policy denies this licence (`deny-licences` in `.outrider.yml`).

Replace the package with one under a licence that is allowed, or have whoever answers for licences suppress the finding, with a
reason and an expiry. What a lock file says of a licence is what the package's publisher declared.
"""


def denied_findings(packages: Iterable[Package], patterns: Sequence[str], severity: Severity) -> tuple[Finding, ...]:
    """One finding for each package of which every way of using it is denied.

    Args:
        packages: of one side.
        patterns: licence ids as policies name them; `*` stands for any characters.
        severity: what the findings get: the policy's threshold, so that what it denies fails a change.

    """
    if not patterns:
        return ()
    found = ((package, next((it for it in package.licences if is_denied(it, patterns)), None)) for package in packages)
    return tuple(_finding(package, licence, severity) for package, licence in found if licence is not None)


def is_denied(expression: str, patterns: Sequence[str]) -> bool:
    """Whether every way of complying with an expression takes a denied licence. What is no expression is taken as one name."""
    try:
        return _judged(expression, patterns)
    except IndexError:  # operators without operands, brackets without partners
        return _matches(expression, patterns)


class _Judge:
    """Evaluates an expression by two stacks, so that no nesting is too deep. True is denied."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self.patterns = patterns
        self.values: list[bool] = []
        self.waiting: list[str] = []
        self.name: list[str] = []

    def take(self, word: str) -> None:
        operator = word.upper()
        if operator not in _OPERATORS and word not in _BRACKETS:
            self.name.append(word)
            return
        if self.name:
            self.values.append(_matches(" ".join(self.name), self.patterns))
            self.name.clear()
        if operator in _OPERATORS:
            self.settle(_OPERATORS[operator])
            self.waiting.append(operator)
        elif word in _OPENS:
            self.waiting.append(word)
        else:
            self.settle(0)
            self.waiting.pop()

    def settle(self, least: int) -> None:
        while self.waiting and self.waiting[-1] not in _OPENS and _OPERATORS[self.waiting[-1]] >= least:
            right, left = self.values.pop(), self.values.pop()
            self.values.append((left and right) if self.waiting.pop() == "OR" else (left or right))


def _judged(expression: str, patterns: Sequence[str]) -> bool:
    """Evaluate an expression.

    Raises:
        IndexError: it is none.

    """
    judge = _Judge(patterns)
    for word in [*_OPENS, *_WORD.findall(expression), *_CLOSES]:
        judge.take(word)
    if judge.waiting or judge.name or len(judge.values) != 1:
        raise IndexError
    return judge.values[0]


def _matches(licence: str, patterns: Sequence[str]) -> bool:
    """Whether a pattern means a licence; an exception behind WITH loosens it, but does not make it another."""
    own = licence.casefold().partition(" with ")[0].strip()
    spellings = {licence.casefold(), own}
    if gnu := _GNU.fullmatch(own):
        suffix = _SUFFIXES.get(gnu[3], gnu[3])
        spellings |= {f"{gnu[1]}-{gnu[2]}", f"{gnu[1]}-{gnu[2]}{suffix}"}
    return any(fnmatchcase(spelling, pattern.casefold()) for pattern in patterns for spelling in spellings)


def _finding(package: Package, licence: str, severity: Severity) -> Finding:
    named = f"{package.name[:120]} {package.version[:120]}"
    scope = "development " if package.scope is Scope.DEV else ""
    through = f", pulled in by {' > '.join(package.via[:5][::-1])}" if package.via else ""
    line = max(package.line, 1)
    return Finding(
        rule=RULE,
        engine="packages",
        title=f"{named}: licence {licence[:60]} is denied",
        severity=severity,
        confidence=Confidence.HIGH,
        message=f"{named}, a {scope}dependency{through}, is under {licence[:200]}, which the policy denies. Replace it.",
        help=_HELP,
        location=Location(package.path, line, line),
        fingerprint=package_fingerprint(RULE, package.ecosystem, package.name),
    )
