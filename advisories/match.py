"""Which advisories a target's packages have: a pure function of the inventory and the index's data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisories.collection import collection_paused
from advisories.ecosystems import archive_of, normal_ecosystem, normal_name
from advisories.judge import PackageJudge, Records
from findings.coverage import Reason, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisories.index import Index
    from advisories.judge import Judged
    from advisories.merge import Merged
    from findings.inventory import Package

NO_DATA = "no-advisories-for-ecosystem"
NOT_COMPARABLE = "version-not-comparable"


@dataclass(frozen=True, slots=True)
class Match:
    """One vulnerability of one package at one place."""

    package: Package
    about: Merged
    fixed: tuple[str, ...]
    """Versions above the package's that none of the merged records affects, lowest first; empty when no fix is known."""


@dataclass(frozen=True, slots=True)
class Matches:
    """What was found, and what could not be judged."""

    matches: tuple[Match, ...]
    """In the inventory's order, those of one package by advisory id."""
    gaps: tuple[Skipped, ...]
    """Lock files of ecosystems without data (`no-advisories-for-ecosystem`), packages with advisories that their version
    can not be compared with (`version-not-comparable`). Each once, sorted."""


def match(index: Index, packages: Iterable[Package]) -> tuple[Match, ...]:
    """Match packages with advisories.

    Args:
        index: open; equal `data_digest`s match alike.
        packages: of one side; a package named at several places matches at each.

    Raises:
        IndexUnusableError: the index's file is damaged.

    """
    return match_with_gaps(index, packages).matches


def match_with_gaps(index: Index, packages: Iterable[Package]) -> Matches:
    """Match as `match` does, and tell what it could not judge.

    Raises:
        IndexUnusableError: the index's file is damaged.

    """
    with collection_paused():
        return _match(index, packages)


def _match(index: Index, packages: Iterable[Package]) -> Matches:
    places = {(package.ecosystem, package.name, package.version, package.path, package.line): package for package in packages}
    named = [_looked_up(package) for package in places.values()]
    judges = _judges(index, named)
    found: list[Match] = []
    gaps: set[Skipped] = set()
    for package, name in zip(places.values(), named, strict=True):
        judge = judges.get(name)
        if judge is not None:
            judged = judge.judge(package.version)
            found += [Match(package, about, fixed) for about, fixed in judged.found]
            if judged.unread:
                gaps.add(_not_comparable(package, judged))
        elif archive_of(name[0]) not in index.names:
            gaps.add(_no_data(package))
    return Matches(tuple(found), tuple(sorted(gaps, key=lambda gap: (gap.path, gap.reason.code, gap.reason.text))))


def _looked_up(package: Package) -> tuple[str, str]:
    return normal_ecosystem(package.ecosystem), normal_name(package.ecosystem, package.source or package.name)


def _judges(index: Index, named: Iterable[tuple[str, str]]) -> dict[tuple[str, str], PackageJudge]:
    by_ecosystem: dict[str, set[str]] = {}
    for ecosystem, name in named:
        by_ecosystem.setdefault(ecosystem, set()).add(name)
    judges = {}
    for ecosystem, names in by_ecosystem.items():
        records = Records(index, ecosystem)
        for name, layout in index.layouts(ecosystem, names).items():
            judges[ecosystem, name] = PackageJudge(records, ecosystem, layout)
    return judges


def _no_data(package: Package) -> Skipped:
    archive = archive_of(package.ecosystem)
    text = f"The advisory index has no data for {package.ecosystem}: run `outrider db update --ecosystem {archive}`"
    return Skipped(package.path, Reason(NO_DATA, text), gap=True)


def _not_comparable(package: Package, judged: Judged) -> Skipped:
    told = ", ".join(judged.unread[:3]) + (" and others" if judged.unread[3:] else "")
    text = f"{package.name} {package.version} can not be compared with the versions named by {told}: look them up by hand"
    return Skipped(package.path, Reason(NOT_COMPARABLE, text), gap=True)
