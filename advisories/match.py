"""Which advisories a target's packages have: a pure function of the inventory and the index's data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from advisories.collection import collection_paused
from advisories.ecosystems import archive_of, normal_ecosystem, normal_name
from advisories.judge import PackageJudge, Records
from findings.coverage import Reason, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisories.index import Index
    from advisories.judge import Hit, Judged
    from advisories.merge import Merged
    from findings.inventory import Package

NO_DATA = "no-advisories-for-ecosystem"
NO_RELEASE = "no-advisories-for-release"
NOT_COMPARABLE = "version-not-comparable"


class Match(NamedTuple):
    """One vulnerability of one package at one place."""

    package: Package
    hit: Hit
    """The vulnerability, and the versions without it."""
    upgrade: str
    """The lowest fix that clears all advisories of the package, or all that any version clears; empty without one."""
    installed: tuple[str, ...] = ()
    """Names of all packages built from the same source at the same place, sorted; empty where it is the package itself."""
    clears_all: bool = True
    """Whether the upgrade does clear all."""

    @property
    def about(self) -> Merged:
        """The vulnerability."""
        return self.hit.about

    @property
    def fixed(self) -> tuple[str, ...]:
        """See `Hit.fixed`."""
        return self.hit.fixed


@dataclass(frozen=True, slots=True)
class Matches:
    """What was found, and what could not be judged."""

    matches: tuple[Match, ...]
    """In the inventory's order, those of one package by advisory id."""
    gaps: tuple[Skipped, ...]
    """Files of ecosystems or of a distribution's release without data (`no-advisories-for-...`), packages with advisories
    that their version can not be compared with (`version-not-comparable`). Each once, sorted."""


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
    places: dict[tuple[str, str, str, str, int], list[Package]] = {}
    for package in packages:
        advised, version = package.source or package.name, package.source_version or package.version
        where = (package.ecosystem, advised, version, package.path, package.line)
        if (same := places.get(where)) is None:
            places[where] = [package]
        else:
            same.append(package)
    named = [(normal_ecosystem(where[0]), normal_name(where[0], where[1])) for where in places]
    judges = _judges(index, named)
    found: list[Match] = []
    gaps: set[Skipped] = set()
    for same, name in zip(places.values(), named, strict=True):
        package, judge = same[0], judges.get(name)
        if judge is not None:
            judged = judge.judge(package.source_version or package.version)
            if judged.found:
                installed = tuple(sorted({it.name for it in same})) if package.source or same[1:] else ()
                found += [Match(package, hit, judged.clear, installed, judged.clears_all) for hit in judged.found]
            if judged.unread:
                gaps.add(_not_comparable(package, judged))
        elif name[0] not in index.ecosystems:
            gaps.add(_no_data(package, index))
    return Matches(tuple(found), tuple(sorted(gaps, key=lambda gap: (gap.path, gap.reason.code, gap.reason.text))))


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


def _no_data(package: Package, index: Index) -> Skipped:
    archive = archive_of(package.ecosystem)
    if archive in index.names:
        text = f"The advisory index has {archive}, but nothing of {package.ecosystem}: its advisories are not published there"
        return Skipped(package.path, Reason(NO_RELEASE, text), gap=True)
    text = f"The advisory index has no data for {package.ecosystem}: run `outrider db update --ecosystem '{archive}'`"
    return Skipped(package.path, Reason(NO_DATA, text), gap=True)


def _not_comparable(package: Package, judged: Judged) -> Skipped:
    told = ", ".join(judged.unread[:3]) + (" and others" if judged.unread[3:] else "")
    text = f"{package.name} {package.version} can not be compared with the versions named by {told}: look them up by hand"
    return Skipped(package.path, Reason(NOT_COMPARABLE, text), gap=True)
