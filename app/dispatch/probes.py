"""Probes: the tickets of Jobs that scan nothing, and knowing one again that has found its way here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

from findings.policy import ENGINES
from protocol.target import ProbeTarget
from protocol.ticket import MAX_LIFETIME_S, ReportDestination, Ticket, TicketError, sign, verify

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from app.dispatch.tickets import TicketOffice

DEADLINE_S: Final = 240
"""A probe that waits for each of its ways in vain ends by then."""
LONGEST_QUEUE: Final = timedelta(minutes=10)
"""Whoever started it has stopped looking by then."""


@dataclass(frozen=True, slots=True)
class ProbeOffice:
    """Signs tickets of probes. Such a ticket gets no grant: there is no scan of its id."""

    tickets: TicketOffice
    """Of the integration whose Jobs are looked at."""
    forge: str
    """Where the forge is reached: scheme, host and port."""
    clock: Callable[[], datetime]

    def issue(self, probe: str, op: Literal["start", "status", "cancel"]) -> str:
        """A signed ticket for a probe: 32 hexadecimal digits of the caller's."""
        issued = int(self.clock().timestamp())
        ticket = Ticket(
            v=1,
            op=op,
            iss=self.tickets.issuer,
            aud=self.tickets.audience,
            iat=issued,
            exp=issued + MAX_LIFETIME_S,
            start_by=issued + int(LONGEST_QUEUE.total_seconds()),
            jti=f"{probe}.1",
            target=ProbeTarget(forge=self.forge),
            engines=ENGINES,
            deadline_s=DEADLINE_S,
            report=ReportDestination(url=self.tickets.report_url),
        )
        return sign(ticket, self.tickets.key, self.tickets.kid)

    def know(self, probe: str, signed: str) -> None:
        """Know a probe's ticket again, whichever integration it is for.

        Raises:
            TicketError: it is none of ours, no probe's, or another probe's.

        """
        ticket = verify(signed, self.tickets.public_keys, None, self.clock())
        if not isinstance(ticket.target, ProbeTarget) or ticket.scan != probe:
            raise TicketError("not-this-probe", "the ticket is not this probe's")
