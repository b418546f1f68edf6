"""A package's layout as the index stores it: short JSON, quick to read back."""

from __future__ import annotations

import json

from advisories.spans import END, Laid, Layout

_NO_END = -1


def to_json(layout: Layout) -> str:
    """Write a layout: bounds, then for each record its id, spans, fixed bounds, listed versions and flags."""
    records = [
        [
            laid.record,
            [[low, _NO_END if high == END else high] for low, high in laid.spans],
            laid.fixed,
            laid.listed,
            laid.unread,
            laid.shares,
        ]
        for laid in layout.records
    ]
    return json.dumps([layout.bounds, records], ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Layout:
    """Read what `to_json` wrote."""
    bounds, records = json.loads(text)
    return Layout(
        bounds=tuple(bounds),
        records=tuple(
            Laid(
                record=record,
                spans=tuple((low, END if high == _NO_END else high) for low, high in spans),
                fixed=tuple(fixed),
                listed=tuple(listed),
                unread=unread,
                shares=shares,
            )
            for record, spans, fixed, listed, unread, shares in records
        ),
    )
