"""A report whose signature holds, as the inbox takes it: the same whichever way it came."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from app.compressed import unpacked
from app.store.inbox import MAX_REPORT_BYTES, Incoming, Kind, report_key

if TYPE_CHECKING:
    from datetime import datetime


def incoming_report(scan: str, attempt: int, body: bytes, received_at: datetime) -> Incoming:
    """What is stored of a report.

    Args:
        scan: whose.
        attempt: whose.
        body: gzip, as it came.
        received_at: with a zone.

    Raises:
        CompressionError: it does not unpack, or to too much.

    """
    digest = hashlib.sha256()
    for piece in unpacked(body, MAX_REPORT_BYTES):
        digest.update(piece)
    return Incoming(
        kind=Kind.REPORT,
        key=report_key(scan, attempt),
        digest=digest.hexdigest(),
        forge="",
        host="",
        headers={"scan": scan, "attempt": str(attempt), "content-encoding": "gzip"},
        body=body,
        received_at=received_at,
    )
