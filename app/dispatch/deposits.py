"""Reports that Jobs left in their customer's bucket: believed or not, and then stored as one that came over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from app import metrics
from app.compressed import CompressionError
from app.dispatch.arrivals import incoming_report
from app.store import inbox
from protocol.deposit import DepositError, open_deposit
from protocol.sizes import MAX_DEPOSIT_BYTES

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine

    from app.dispatch.tickets import TicketOffice
    from app.store.scans import Scan
    from protocol.receipt import LeftReport

log = structlog.get_logger()


def collect(engine: Engine, tickets: TicketOffice, scan: Scan, left: LeftReport, now: datetime) -> None:
    """Put a left report into the inbox, where the first of an attempt counts and the same again changes nothing.

    Args:
        engine: the store.
        tickets: who signed what started the Job.
        scan: at the attempt whose Job left it.
        left: all of it, as a launcher hands it over.
        now: with a zone.

    Raises:
        DepositError: it is not to be believed.

    """
    with metrics.counted(metrics.REPORTS) as outcome:
        body = _believed(tickets, scan, left)
        try:
            accepted = inbox.accept(engine, incoming_report(scan.id, scan.attempt, body, now))
        except CompressionError as error:
            raise DepositError(error.reason, str(error)) from error
        outcome.reason = str(accepted)
    log.info("report collected", scan=scan.id, attempt=scan.attempt, accepted=str(accepted))


def _believed(tickets: TicketOffice, scan: Scan, left: LeftReport) -> bytes:
    if left.size > MAX_DEPOSIT_BYTES:
        raise DepositError("too-large", f"It has {left.size} bytes, and {MAX_DEPOSIT_BYTES} are taken.")
    deposit = open_deposit(left.content, tickets.key, tickets.kid, tickets.audience)
    its = deposit.ticket
    if (its.op, its.scan, its.attempt) != ("start", scan.id, scan.attempt):
        raise DepositError("other-scan", "It was left by the Job of another scan or attempt.")
    return deposit.body
