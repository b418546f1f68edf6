"""Which advisories a target's packages have: a pure function of the inventory and the index's data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from advisories.ecosystems import archive_of, normal_ecosystem, normal_name
from advisories.judge import PackageJudge
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
    places = {(package.ecosystem, package.name, package.version, package.path, package.line): package for package in packages}
    judges: dict[tuple[str, str], PackageJudge | None] = {}
    found: list[Match] = []
    gaps: set[Skipped] = set()
    spelled = cache(normal_ecosystem)
    for package in places.values():
        ecosystem, name = spelled(package.ecosystem), normal_name(package.ecosystem, package.name)
        if archive_of(ecosystem) not in index.names:
            gaps.add(_no_data(package))
            continue
        if (ecosystem, name) not in judges:
            layout = index.layout(ecosystem, name)
            judges[ecosystem, name] = None if layout is None else PackageJudge(index, ecosystem, layout)
        judge = judges[ecosystem, name]
        if judge is not None:
            judged = judge.judge(package.version)
            found += [Match(package, about, fixed) for about, fixed in judged.found]
            gaps.update(_not_comparable(package, judged))
    return Matches(tuple(found), tuple(sorted(gaps, key=lambda gap: (gap.path, gap.reason.code, gap.reason.text))))


def _no_data(package: Package) -> Skipped:
    archive = archive_of(package.ecosystem)
    text = f"The advisory index has no data for {package.ecosystem}: run `outrider db update --ecosystem {archive}`"
    return Skipped(package.path, Reason(NO_DATA, text), gap=True)


def _not_comparable(package: Package, judged: Judged) -> list[Skipped]:
    if not judged.unread:
        return []
    told = ", ".join(judged.unread[:3]) + (" and others" if judged.unread[3:] else "")
    text = f"{package.name} {package.version} can not be compared with the versions named by {told}: look them up by hand"
    return [Skipped(package.path, Reason(NOT_COMPARABLE, text), gap=True)]
