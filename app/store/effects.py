"""Effects on the outside: what was meant, how far it got, and what is known to be done.

Whoever makes an effect begins it before the call and finishes it after; what was begun and not finished must be looked for on the
outside before it is made again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from app.store.tables import effects
from app.store.upsert import insert_into

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection


class EffectState(StrEnum):
    """How much is known."""

    INTENT = "intent"
    """Begun: it may or may not have happened."""
    DONE = "done"
    UNKNOWN = "unknown"
    """The outside gave no clear answer: look before making it again."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing a scan does on the outside, like the check run's annotations."""

    scan_id: str
    kind: str
    """`annotations`, `sarif`, `comment`, ..."""
    item: str
    """Which of that kind: the SARIF category; empty when there is only one."""
    state: EffectState = EffectState.INTENT
    cursor: int = 0
    """How many parts are known to be done."""
    external_id: str = ""
    """The other side's id of what was made."""
    detail: Mapping[str, Any] = field(default_factory=dict)


def begin(connection: Connection, scan_id: str, kind: str, item: str = "") -> Effect:
    """Record the intent and answer with what is known: a cursor above 0 or `done` means an earlier try got that far."""
    names = {"scan_id": scan_id, "kind": kind, "item": item}
    row = names | {"state": EffectState.INTENT, "cursor": 0, "external_id": "", "detail": {}}
    connection.execute(insert_into(connection, effects).values(row).on_conflict_do_nothing(index_elements=list(names)))
    return get(connection, scan_id, kind, item) or Effect(scan_id, kind, item)


def advance(connection: Connection, effect: Effect) -> None:
    """Record how far an effect got: its state, cursor, external id and detail."""
    chosen = (effects.c.scan_id == effect.scan_id, effects.c.kind == effect.kind, effects.c.item == effect.item)
    known = {"state": effect.state, "cursor": effect.cursor, "external_id": effect.external_id, "detail": dict(effect.detail)}
    connection.execute(update(effects).where(*chosen).values(known))


def finish(connection: Connection, scan_id: str, kind: str, item: str = "", external_id: str | None = None) -> None:
    """Record that an effect is done."""
    chosen = (effects.c.scan_id == scan_id, effects.c.kind == kind, effects.c.item == item)
    known: dict[str, object] = {"state": EffectState.DONE}
    if external_id is not None:
        known["external_id"] = external_id
    connection.execute(update(effects).where(*chosen).values(known))


def get(connection: Connection, scan_id: str, kind: str, item: str = "") -> Effect | None:
    """What is known of an effect; None when it was never begun."""
    chosen = (effects.c.scan_id == scan_id, effects.c.kind == kind, effects.c.item == item)
    row = connection.execute(select(effects).where(*chosen)).mappings().first()
    return Effect(**{**row, "state": EffectState(row["state"])}) if row else None
