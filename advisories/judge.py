"""One package's versions against its advisories."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisories.ecosystems import archive_of
from advisories.merge import Merged, merge
from advisories.spans import covers
from advisories.versions import key_function

if TYPE_CHECKING:
    from advisories.index import Index
    from advisories.spans import Laid, Layout
    from advisories.version_keys import Key


@dataclass(frozen=True, slots=True)
class Judged:
    """What is known of one version."""

    found: tuple[tuple[Merged, tuple[str, ...]], ...] = ()
    """Each vulnerability with the versions that fix it."""
    unread: tuple[str, ...] = ()
    """Records that might be about it, but name versions that do not compare with it."""


class PackageJudge:
    """Judges versions of one package; what several versions share is worked out once."""

    def __init__(self, index: Index, ecosystem: str, layout: Layout) -> None:
        """Take a package's layout.

        Args:
            index: for the records that match.
            ecosystem: the layout's.
            layout: of one package.

        """
        self._index, self._ecosystem, self._layout = index, ecosystem, layout
        self._key = key_function(ecosystem)
        self._bound_keys: dict[str, Key] = {}
        self._listed = [laid for laid in layout.records if laid.listed]
        self._unread = tuple(laid.record for laid in layout.records if laid.unread)
        self._by_version: dict[str, Judged] = {}
        self._by_place: dict[int, list[Laid]] = {}
        self._merged: dict[tuple[str, ...], tuple[tuple[Merged, tuple[int, ...]], ...]] = {}

    def judge(self, version: str) -> Judged:
        """Judge a version."""
        if version not in self._by_version:
            self._by_version[version] = self._judge(version)
        return self._by_version[version]

    def _judge(self, version: str) -> Judged:
        where = self._place(version)
        hit = [] if where is None else self._at(where)
        hit = hit + [laid for laid in self._listed if version in laid.listed and laid not in hit]
        names = tuple(laid.record for laid in hit)
        open_questions = tuple(laid.record for laid in self._layout.records) if where is None else self._unread
        bounds = self._layout.bounds
        return Judged(
            found=tuple(
                (about, tuple(bounds[fix] for fix in fixes if where is not None and 2 * fix + 1 > where))
                for about, fixes in self._merge(names, hit)
            ),
            unread=tuple(record for record in open_questions if record not in names),
        )

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

    def _at(self, where: int) -> list[Laid]:
        if where not in self._by_place:
            self._by_place[where] = [laid for laid in self._layout.records if covers(laid.spans, where)]
        return self._by_place[where]

    def _merge(self, names: tuple[str, ...], hit: list[Laid]) -> tuple[tuple[Merged, tuple[int, ...]], ...]:
        if not names:
            return ()
        if names not in self._merged:
            laid = {item.record: item for item in hit}
            merged = merge(self._ecosystem, self._index.records(archive_of(self._ecosystem), names).values())
            self._merged[names] = tuple((about, _fixes([laid[record] for record in about.records])) for about in merged)
        return self._merged[names]


def _fixes(records: list[Laid]) -> tuple[int, ...]:
    """The bounds that are a fix of one of the records and affected by none of them, lowest first."""
    fixes = sorted({fix for laid in records for fix in laid.fixed})
    return tuple(fix for fix in fixes if not any(covers(laid.spans, 2 * fix + 1) for laid in records))
