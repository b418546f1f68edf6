"""All advisories of one package, laid out so that a version is judged by one binary search.

The versions that records name ("bounds") are sorted once, when the index is built. Every version then has a place:
odd places are the bounds themselves, even ones the gaps between them. No event lies inside a gap, so a record affects
either all of a gap or nothing of it, and each record becomes a few half-open spans of places.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cmp_to_key
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from advisories.version_keys import Key
    from advisories.versions import KeyFunction

Span = tuple[int, int]
"""From a place up to another, exclusive; END for no upper bound."""
END = 1 << 60
_BEFORE_ALL, _UNLIMITED = ("introduced", "0"), ("limit", "*")
_OPEN_ENDS = frozenset({_BEFORE_ALL, _UNLIMITED})


@dataclass(slots=True)
class Entry:
    """What one record says of one package; its `affected` entries for it are put together."""

    record: str
    ranges: list[tuple[tuple[str, str], ...]] = field(default_factory=list)
    versions: list[str] = field(default_factory=list)
    shares: bool = False
    """See `Laid.shares`."""


@dataclass(frozen=True, slots=True)
class Laid:
    """One record's part of a package's layout."""

    record: str
    spans: tuple[Span, ...]
    fixed: tuple[int, ...]
    """Indexes of the bounds that are its fixes and that none of its own ranges holds, ascending."""
    listed: tuple[str, ...]
    """Listed versions the order refuses: compared as strings."""
    unread: bool = False
    """A range of it names versions the order refuses, so where it ends is not known."""
    shares: bool = False
    """It shares an id or alias with another record of its archive, so the two may have to be merged."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A package's bounds with its records on them."""

    bounds: tuple[str, ...]
    records: tuple[Laid, ...]


def place(bounds: Sequence[Key], key: Key) -> int:
    """The place of a version among sorted bounds."""
    index = bisect_left(bounds, key)
    return 2 * index + 1 if index < len(bounds) and bounds[index] == key else 2 * index


def lay_out(entries: Iterable[Entry], key: KeyFunction) -> Layout:
    """Lay out a package's records.

    Events of a range that the order refuses make the range unread: it is left out, the record's listed versions still
    count. A listed version inside the record's own ranges adds nothing and is dropped.
    """
    entries = sorted(entries, key=lambda entry: entry.record)
    named = {version for entry in entries for events in entry.ranges for _, version in events}
    keys = {version: key(version) for version in named}
    axis = _Axis(keys)
    extra: dict[str, list[str]] = {}
    for entry in entries:
        spans = _spans(entry, axis)
        for version in entry.versions:
            found = keys[version] if version in keys else keys.setdefault(version, key(version))
            if found is None or not covers(spans, place(axis.keys, found)):
                extra.setdefault(entry.record, []).append(version)
    axis = _Axis({version: keys[version] for version in {*named, *(item for items in extra.values() for item in items)}})
    return Layout(axis.bounds, tuple(_laid(entry, extra.get(entry.record, ()), axis) for entry in entries))


def covers(spans: Iterable[Span], where: int) -> bool:
    """Whether a place is inside one of the spans."""
    for low, high in spans:  # noqa: SIM110  a plain loop takes half the time of any(), and this is asked most of all
        if low <= where < high:
            return True
    return False


def clear_places(records: Iterable[Laid]) -> list[int]:
    """The places of fixes, ascending, that none of the records affects: whoever goes there is rid of all of them."""
    records = tuple(records)
    spans = _joined(span for laid in records for span in laid.spans)
    fixes = sorted({2 * fix + 1 for laid in records for fix in laid.fixed})
    starts = [low for low, _ in spans]
    return [fix for fix in fixes if not (at := bisect_right(starts, fix)) or fix >= spans[at - 1][1]]


def has_end(laid: Laid) -> bool:
    """Whether there are versions above all that a record affects."""
    return not laid.spans or laid.spans[-1][1] != END


class _Axis:
    """Sorted bounds, one for each distinct key."""

    def __init__(self, keys: dict[str, Key | None]) -> None:
        ordered: list[tuple[Key, str]] = []
        known = [(found, version) for version, found in keys.items() if found is not None]
        for found, version in sorted(sorted(known, key=lambda item: item[1]), key=cmp_to_key(_compare)):
            if not ordered or ordered[-1][0] != found:
                ordered.append((found, version))
        self.keys = [found for found, _ in ordered]
        self.bounds = tuple(version for _, version in ordered)
        self.places = {version: place(self.keys, found) for found, version in known}


def _compare(one: tuple[Key, str], other: tuple[Key, str]) -> int:
    return -1 if one[0] < other[0] else int(other[0] < one[0])


def _laid(entry: Entry, extra: Iterable[str], axis: _Axis) -> Laid:
    spans = _spans(entry, axis)
    points = [(axis.places[version], axis.places[version] + 1) for version in extra if version in axis.places]
    fixes = {
        axis.places[version]
        for events in entry.ranges
        if _readable(events, axis)
        for kind, version in events
        if kind == "fixed" and version in axis.places
    }
    return Laid(
        record=entry.record,
        spans=_joined([*spans, *points]),
        fixed=tuple(sorted(fix // 2 for fix in fixes if not covers(spans, fix))),
        listed=tuple(sorted(version for version in extra if version not in axis.places)),
        unread=not all(_readable(events, axis) for events in entry.ranges),
        shares=entry.shares,
    )


def _readable(events: Iterable[tuple[str, str]], axis: _Axis) -> bool:
    return all(version in axis.places or (kind, version) in _OPEN_ENDS for kind, version in events)


def _spans(entry: Entry, axis: _Axis) -> tuple[Span, ...]:
    return _joined([span for events in entry.ranges if _readable(events, axis) for span in _range_spans(events, axis)])


def _range_spans(events: Iterable[tuple[str, str]], axis: _Axis) -> list[Span]:
    """The evaluation of https://ossf.github.io/osv-schema/#evaluation, for all places at once.

    Events at the same version count in the order the record has them; `last_affected` only for what comes after it.
    """
    limits, turns = [], []
    for kind, version in events:
        where = 0 if (kind, version) == _BEFORE_ALL else axis.places.get(version, END)
        if kind == "limit":
            limits.append(where)
        else:
            turns.append((where, kind))
    most = max(limits, default=END)
    return [(low, min(high, most)) for low, high in _affected_spans(turns) if low < min(high, most)]


def _affected_spans(turns: Iterable[tuple[int, str]]) -> Iterator[Span]:
    here: int | None = None
    """Where what is affected began."""
    onward = False
    for where, kinds in groupby(sorted(turns, key=itemgetter(0)), key=itemgetter(0)):
        affected = onward
        for _, kind in kinds:
            onward = kind == "introduced"
            affected = affected if kind == "last_affected" else onward
        for begins, at in ((affected, where), (onward, where + 1)):
            if begins and here is None:
                here = at
            elif not begins and here is not None:
                yield here, at
                here = None
    if here is not None:
        yield here, END


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for low, high in sorted(spans):
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return tuple(joined)
