"""The function's entry: `cloudformation.function.handler.handle`. A ticket is answered, whatever comes of it; an event raises."""

from __future__ import annotations

import functools
import logging
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from cloudformation.function import logs, metrics
from cloudformation.function.cluster import EksJobs
from cloudformation.function.errors import FunctionError, NotSupportedError
from cloudformation.function.invocation import TicketCall, read_invocation
from cloudformation.function.reports import bucket_reports
from cloudformation.function.settings import read_settings
from k8s.errors import ClusterError
from k8s.settings import job_settings
from protocol.receipt import LeftReport
from protocol.refusal import Refusal
from protocol.ticket import TicketError, verify
from webhooks.events import Ignored

if TYPE_CHECKING:
    from collections.abc import Callable

    from cloudformation.function.reports import BucketReports
    from cloudformation.function.settings import Settings
    from protocol.receipt import Receipt
    from protocol.ticket import Ticket
    from webhooks.aws import AwsEvent

MAX_MESSAGE_CHARS = 2000
log = logging.getLogger(__name__)


def handle(invocation: object, _context: object) -> dict[str, Any]:
    """Answer one invocation.

    Returns:
        A receipt or a refusal for a ticket, as `protocol` writes them; what was ignored, for an event.

    Raises:
        FunctionError: an event could not be acted on, or the invocation is none; Lambda tries an event again, and then puts it
            into the dead-letter queue.
        ClusterError: the settings of Jobs are wrong, and it is an event.

    """
    try:
        function = _function()
    except (FunctionError, ClusterError) as error:
        if isinstance(read_invocation(invocation), TicketCall):
            return refuse(error.reason, str(error), os.environ.get("OUTRIDER_INTEGRATION", ""), datetime.now(UTC))
        raise
    return function.answer(invocation)


@functools.cache
def _function() -> Function:
    """Made once for each of the platform's processes; a bad configuration is told at each invocation."""
    settings = read_settings(os.environ)
    logs.configure(settings.log_level)
    reports = None
    if settings.reports is not None:
        reports = bucket_reports(settings.reports, settings.region, now)
    jobs = EksJobs(settings.cluster, settings.region, job_settings(), reports.arrange if reports else None)
    return Function(settings, jobs, now, reports)


def now() -> datetime:
    """The time, with its zone."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Function:
    """The function, apart from the platform that runs it."""

    settings: Settings
    act: Callable[[Ticket, str], Receipt]
    """Does what a verified ticket asks for; gets its claims and the ticket itself."""
    clock: Callable[[], datetime]
    reports: BucketReports | None = None
    """None: Jobs send their reports to the service."""

    def answer(self, invocation: object) -> dict[str, Any]:
        """See `handle`."""
        read = read_invocation(invocation)
        if isinstance(read, TicketCall):
            return self._answer_ticket(read)
        if isinstance(read, Ignored):
            log.info("event ignored", extra={"reason": read.reason})
            return {"ignored": read.reason, "message": read.detail}
        return self._act_on(read)

    def _answer_ticket(self, call: TicketCall) -> dict[str, Any]:
        try:
            receipt = self._receipt(call)
        except (TicketError, ClusterError, FunctionError) as error:
            return self._refuse(error.reason, str(error), transient=getattr(error, "transient", False))
        except Exception as error:
            log.exception("ticket broke")
            sentence = f"The function itself failed ({type(error).__name__}): its log says where."
            return self._refuse("internal", sentence, transient=True)
        metrics.count(metrics.ACCEPTED, self.settings.integration, self.clock())
        return receipt.model_dump(mode="json", exclude_none=True)

    def _receipt(self, call: TicketCall) -> Receipt:
        ticket = verify(call.signed, self.settings.keys, self.settings.integration, self.clock())
        receipt = self.act(ticket, call.signed)
        if self.reports is not None:
            # After the Job's state: a Job that has ended has left by now whatever it will leave.
            left = self.reports.left(ticket, call.begin) if ticket.op == "status" else LeftReport()
            receipt = receipt.model_copy(update={"report": left})
        told = {"op": ticket.op, "scan": ticket.scan, "attempt": ticket.attempt, "job": receipt.job, "state": receipt.state}
        log.info("ticket answered", extra=told)
        return receipt

    def _refuse(self, reason: str, message: str, *, transient: bool) -> dict[str, Any]:
        return refuse(reason, message, self.settings.integration, self.clock(), transient=transient)

    def _act_on(self, event: AwsEvent) -> dict[str, Any]:
        """This function can read no deployment: the stack's other one scans them."""
        log.warning("event not acted on", extra={"kind": event.kind, "event_id": event.id})
        sentence = f"This function scans no {event.kind}: events go to the stack's scanning function, which DeployEvents makes."
        raise NotSupportedError("not-supported", sentence)


def refuse(reason: str, message: str, integration: str, now: datetime, *, transient: bool = False) -> dict[str, Any]:
    """The refusal of a ticket, also told to the log and to the alarm."""
    log.warning("ticket refused", extra={"reason": reason})
    metrics.count(metrics.REFUSED, integration, now, reason)
    told = logs.masked(message)[:MAX_MESSAGE_CHARS]
    return Refusal(v=1, reason=reason, message=told, transient=transient).model_dump(mode="json")
