"""Findings that the team has decided to live with, each for a reason and until a day."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from findings.fingerprint import is_fingerprint
from findings.paths import fault, matches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from findings.model import Finding


class InvalidSuppressionError(ValueError):
    """A suppression that says too little or too much.

    Attributes:
        reason: `no-reason`, `no-target`, `bad-fingerprint`, `bad-rule`, `bad-path` or `bad-advisory`.

    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Suppression:
    """A finding, or a kind of finding in one place, that is silenced. Names exactly one of three kinds of target."""

    reason: str
    """Why the team lives with it, in its own words."""
    expires: date
    """The last day on which it holds."""
    fingerprint: str | None = None
    """One finding, wherever it moves; all its copies too."""
    rule: str | None = None
    """A rule by its full id, in the files that `path` means."""
    path: str | None = None
    """A glob, see `findings.paths`."""
    advisory: str | None = None
    """An advisory by its id or any of its aliases, for one `package`."""
    package: str | None = None
    version: str | None = None
    """Of the package, where only this one is meant; None for all."""

    def __post_init__(self) -> None:
        """Refuse what silences nothing in particular.

        Raises:
            InvalidSuppressionError: no reason, not exactly one kind of target, or a target in the wrong form.

        """
        if not self.reason.strip():
            raise InvalidSuppressionError("no-reason", "must say why, in 'reason'")
        kinds = {
            "fingerprint": (self.fingerprint,),
            "rule and path": (self.rule, self.path),
            "advisory and package": (self.advisory, self.package),
        }
        named = [kind for kind, values in kinds.items() if any(value is not None for value in values)]
        if len(named) != 1 or None in kinds[named[0]]:
            raise InvalidSuppressionError("no-target", f"must name exactly one of: {'; '.join(kinds)}")
        self._check_form()

    def _check_form(self) -> None:
        if self.fingerprint is not None and not is_fingerprint(self.fingerprint):
            raise InvalidSuppressionError("bad-fingerprint", "has a fingerprint that is none: copy it from the finding")
        if self.rule is not None and not re.fullmatch(r"[^/\s]+/\S+", self.rule):
            raise InvalidSuppressionError("bad-rule", "must name the rule in full, as engine/rule-id")
        if self.path is not None and (objection := fault(self.path)) is not None:
            raise InvalidSuppressionError("bad-path", f"has a path that {objection}")
        if any(value is not None and not value.strip() for value in (self.advisory, self.package)):
            raise InvalidSuppressionError("bad-advisory", "must name the advisory and the package")


@dataclass(frozen=True, slots=True)
class Suppressed:
    """What suppressions did to a list of findings."""

    active: tuple[Finding, ...]
    """Those that none silences, in their given order."""
    suppressed: tuple[tuple[Finding, Suppression], ...]
    """Those silenced, each with the first suppression that silences it."""
    expired: tuple[Suppression, ...]
    """Suppressions whose day has passed; they silence nothing."""
    unused: tuple[Suppression, ...]
    """Suppressions in force that none of these findings needs. Says something only about a full scan."""


def suppress(findings: Iterable[Finding], suppressions: Iterable[Suppression], today: date) -> Suppressed:
    """Set aside the findings that a suppression in force silences."""
    given = tuple(suppressions)
    in_force = [suppression for suppression in given if suppression.expires >= today]
    index = _index(in_force)
    active: list[Finding] = []
    silenced: list[tuple[Finding, Suppression]] = []
    used: set[int] = set()
    for finding in findings:
        applying = sorted(
            number for key in _keys(finding) for number in index.get(key, ()) if _applies(in_force[number], finding)
        )
        used.update(applying)
        if applying:
            silenced.append((finding, in_force[applying[0]]))
        else:
            active.append(finding)
    return Suppressed(
        active=tuple(active),
        suppressed=tuple(silenced),
        expired=tuple(suppression for suppression in given if suppression.expires < today),
        unused=tuple(suppression for number, suppression in enumerate(in_force) if number not in used),
    )


_Key = tuple[str, ...]


def _index(suppressions: Iterable[Suppression]) -> dict[_Key, list[int]]:
    """Numbers of suppressions by what a finding can be looked up with, so that thousands of either stay cheap."""
    index: defaultdict[_Key, list[int]] = defaultdict(list)
    for number, suppression in enumerate(suppressions):
        index[_key(suppression)].append(number)
    return dict(index)


def _key(suppression: Suppression) -> _Key:
    if suppression.fingerprint is not None:
        return ("fingerprint", suppression.fingerprint)
    if suppression.rule is not None:
        return ("rule", suppression.rule)
    return ("advisory", (suppression.advisory or "").casefold(), _package(suppression.package or ""))


def _keys(finding: Finding) -> Iterator[_Key]:
    yield ("fingerprint", finding.fingerprint)
    yield ("rule", finding.rule)
    if finding.advisory is not None:
        package = _package(finding.advisory.package)
        for name in sorted({name.casefold() for name in (finding.advisory.id, *finding.advisory.aliases)}):
            yield ("advisory", name, package)


def _applies(suppression: Suppression, finding: Finding) -> bool:
    if suppression.version is not None and (finding.advisory is None or finding.advisory.version != suppression.version):
        return False
    return suppression.path is None or matches(suppression.path, finding.location.path)


def _package(name: str) -> str:
    """Fold the spellings people use: `Foo_Bar` and `foo-bar` are one package wherever names are compared loosely (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name.strip()).casefold()
