"""One package's versions against its advisories."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from advisories.ecosystems import archive_of
from advisories.merge import Merged, grouped, merged
from advisories.prereleases import is_prerelease
from advisories.spans import END, clear_places, covers, has_end
from advisories.versions import key_function
from findings.model import Fix

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisories.index import Index, StoredRecord
    from advisories.spans import Laid, Layout
    from advisories.version_keys import Key


class Hit(NamedTuple):  # three hundred thousand of them in a large answer: a dataclass takes three times as long to make
    """One vulnerability that a version has."""

    about: Merged
    fixed: tuple[str, ...]
    """Versions above it that none of the merged records affects, lowest first; all fixes where the version does not compare."""
    fix: Fix
    last: str = ""
    """The last affected version, where the records name that instead of a fix."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What is known of one version."""

    found: tuple[Hit, ...] = ()
    clear: str = ""
    """The lowest fix above it that no advisory of the package affects; where there is none, that no advisory affects that ends
    somewhere; empty without one. A pre-release only where there is nothing else, or the version is one itself."""
    clears_all: bool = True
    """Whether `clear` is of the first kind."""
    unread: tuple[str, ...] = ()
    """Records that might be about it, but name versions that do not compare with it."""


class Records:
    """An archive's records as they are asked for, each read and each set of them merged once."""

    def __init__(self, index: Index, ecosystem: str) -> None:
        self._index, self._ecosystem = index, ecosystem
        self._read: dict[str, StoredRecord] = {}
        self._merged: dict[tuple[str, ...], Merged] = {}

    def read(self, names: Iterable[str]) -> None:
        """Have the named records at hand."""
        missing = [name for name in names if name not in self._read]
        if missing:
            self._read |= self._index.records(archive_of(self._ecosystem), missing)

    def group(self, names: Iterable[str]) -> list[tuple[str, ...]]:
        """Put those of the named records together that write of one vulnerability."""
        return grouped([self._read[name] for name in names])

    def merge(self, names: tuple[str, ...]) -> Merged:
        """What the records of one group say together."""
        if names not in self._merged:
            self._merged[names] = merged(self._ecosystem, [self._read[name] for name in names])
        return self._merged[names]


_Group = tuple[Merged, tuple[int, ...], tuple[str, ...]]
"""A vulnerability with the places of its fixes, ascending, and the versions there."""


class PackageJudge:
    """Judges versions of one package; what several versions share is worked out once."""

    def __init__(self, records: Records, ecosystem: str, layout: Layout) -> None:
        """Take a package's layout.

        Args:
            records: those of the layout's archive.
            ecosystem: the layout's.
            layout: of one package.

        """
        self._records, self._layout, self._ecosystem = records, layout, ecosystem
        self._key = key_function(ecosystem)
        self._bound_keys: dict[str, Key] = {}
        self._laid = {laid.record: laid for laid in layout.records}
        self._spans = [(laid.record, low, high) for laid in layout.records for low, high in laid.spans]
        self._shares = frozenset(laid.record for laid in layout.records if laid.shares)
        self._listed = [laid for laid in layout.records if laid.listed]
        self._unread = tuple(laid.record for laid in layout.records if laid.unread)
        self._by_version: dict[str, Judged] = {}
        self._by_place: dict[tuple[int, bool], Judged] = {}
        self._groups: dict[tuple[str, ...], _Group] = {}
        self._clear: tuple[list[int], list[int]] | None = None

    def judge(self, version: str) -> Judged:
        """Judge a version."""
        judged = self._by_version.get(version)
        if judged is None:
            judged = self._by_version[version] = self._judge(version)
        return judged

    def _judge(self, version: str) -> Judged:
        where = self._place(version)
        listed = [laid.record for laid in self._listed if version in laid.listed]
        trial = is_prerelease(self._ecosystem, version)
        if where is None:
            return self._judged(None, listed, tuple(self._laid), trial=trial)
        if listed:
            return self._judged(where, dict.fromkeys([*self._at(where), *listed]), self._unread, trial=trial)
        known = self._by_place.get((where, trial))
        if known is None:
            known = self._by_place[where, trial] = self._judged(where, self._at(where), self._unread, trial=trial)
        return known

    def _judged(self, where: int | None, names: Iterable[str], open_questions: tuple[str, ...], *, trial: bool) -> Judged:
        names = tuple(names)
        self._records.read(names)
        groups: list[tuple[str, ...]] = [(name,) for name in names if name not in self._shares]
        if self._shares:
            groups += self._records.group(name for name in names if name in self._shares)
        found = sorted((self._hit(where, group) for group in groups), key=_by_id)
        unread = tuple(record for record in open_questions if record not in names) if open_questions else ()
        clear, clears_all = self._clear_above(where, trial=trial) if found else ("", True)
        return Judged(tuple(found), clear, clears_all, unread)

    def _hit(self, where: int | None, names: tuple[str, ...]) -> Hit:
        about, places, versions = self._groups.get(names) or self._group(names)
        fixed = versions if where is None else versions[bisect_right(places, where) :]
        if about.malicious:
            return Hit(about, fixed, Fix.REMOVE)
        if fixed:
            return Hit(about, fixed, Fix.KNOWN)
        ends = [high for name in names for low, high in self._laid[name].spans if where is None or low <= where < high]
        if END in ends:
            return Hit(about, (), Fix.NOT_YET)
        # What ends without a fix ends in the gap above the last version that is named as affected.
        last = max(ends, default=0) // 2 - 1
        return Hit(about, (), Fix.KNOWN, self._layout.bounds[last] if last >= 0 else "")

    def _clear_above(self, where: int | None, *, trial: bool) -> tuple[str, bool]:
        if where is None:
            return "", False
        if self._clear is None:
            laid = self._layout.records
            self._clear = clear_places(laid), clear_places(filter(has_end, laid))
        of_all, of_those_that_end = (self._lowest(places[bisect_right(places, where) :], trial=trial) for places in self._clear)
        return of_all or of_those_that_end, bool(of_all)

    def _lowest(self, places: list[int], *, trial: bool) -> str:
        """The lowest version of some places, a release if there is one or none is used; empty where there are no places."""
        versions = [self._layout.bounds[place // 2] for place in places]
        releases = (one for one in versions if trial or not is_prerelease(self._ecosystem, one))
        return next(releases, versions[0] if versions else "")

    def _place(self, version: str) -> int | None:
        key, bounds = self._key(version), self._layout.bounds
        if key is None:
            return None
        index = bisect_left(bounds, key, key=self._bound_key)
        return 2 * index + 1 if index < len(bounds) and self._bound_key(bounds[index]) == key else 2 * index

    def _bound_key(self, bound: str) -> Key:
        if bound not in self._bound_keys:
            self._bound_keys[bound] = self._key(bound)
        return self._bound_keys[bound]

    def _at(self, where: int) -> list[str]:
        return [record for record, low, high in self._spans if low <= where < high]

    def _group(self, names: tuple[str, ...]) -> _Group:
        bounds = self._layout.bounds
        fixes = self._laid[names[0]].fixed if len(names) == 1 else _fixes([self._laid[name] for name in names])
        group = (self._records.merge(names), tuple([2 * fix + 1 for fix in fixes]), tuple([bounds[fix] for fix in fixes]))
        self._groups[names] = group
        return group


def _fixes(records: list[Laid]) -> list[int]:
    """The bounds that are a fix of one of the records and affected by none of them, lowest first."""
    fixes = sorted({fix for laid in records for fix in laid.fixed})
    return [fix for fix in fixes if not any(covers(laid.spans, 2 * fix + 1) for laid in records)]


def _by_id(found: Hit) -> str:
    return found.about.id
