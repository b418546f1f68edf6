"""The App's own record of webhook deliveries, and redelivery."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flask import Blueprint, g, request

from demo.forge.api.context import as_app, context
from demo.forge.errors import ForgeError, not_found
from demo.forge.moments import stamp
from demo.forge.paging import address_with, per_page

if TYPE_CHECKING:
    from demo.forge.records import Delivery, Json

routes = Blueprint("hooks", __name__)


@routes.get("/app/hook/deliveries")
@as_app
def list_deliveries() -> list[Json]:
    """Newest first, by cursor."""
    rows = sorted(context().state.deliveries.values(), key=lambda row: -row.id)
    wanted = request.args.get("status")
    if wanted is not None:
        rows = [row for row in rows if (row.status == "OK") == (wanted == "success")]
    cursor = request.args.get("cursor")
    if cursor is not None:
        if not cursor.startswith("v1_") or not cursor[3:].isdigit():
            raise ForgeError(400, "Invalid cursor")
        rows = [row for row in rows if row.id <= int(cursor[3:])]
    size = per_page()
    if len(rows) > size:
        g.link = f'<{address_with(cursor=f"v1_{rows[size].id}")}>; rel="next"'
    return [_item(row) for row in rows[:size]]


@routes.get("/app/hook/deliveries/<int:delivery>")
@as_app
def read_delivery(delivery: int) -> Json:
    """One delivery with what was sent and answered."""
    row = _find(delivery)
    return _item(row) | {
        "url": context().deliveries.url or "",
        "request": {"headers": row.headers, "payload": json.loads(row.body)},
        "response": {"headers": row.answer_headers, "payload": row.answer},
    }


@routes.post("/app/hook/deliveries/<int:delivery>/attempts")
@as_app
def redeliver(delivery: int) -> tuple[Json, int]:
    """Send it once more under the same GUID."""
    row = _find(delivery)
    here = context()
    here.state.record("delivery.requested", None, row.guid, {"delivery": delivery})
    here.deliveries.redeliver(row)
    return {}, 202


def _find(delivery: int) -> Delivery:
    row = context().state.deliveries.get(delivery)
    if row is None:
        raise not_found()
    return row


def _item(row: Delivery) -> Json:
    """`hook-delivery-item`."""
    return {
        "id": row.id,
        "guid": row.guid,
        "delivered_at": stamp(row.delivered),
        "redelivery": row.redelivery,
        "duration": round(row.duration, 2),
        "status": row.status,
        "status_code": row.status_code,
        "event": row.event,
        "action": row.action,
        "installation_id": row.installation,
        "repository_id": row.repository,
        "throttled_at": None,
    }
