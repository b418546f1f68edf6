"""Tickets: what the service signs for a scan, and how it knows its own again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from app.plan.plan import policy_of
from findings.policy import ENGINES
from protocol.keys import key_id
from protocol.target import Paths, RepositoryTarget
from protocol.ticket import MAX_LIFETIME_S, ReportDestination, Ticket, sign

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

    from app.store.scans import Scan

LONGEST_QUEUE = timedelta(hours=6)
"""How long a Job may wait for a place before its ticket opens nothing any more."""


@dataclass(frozen=True, slots=True)
class TicketOffice:
    """Signs tickets for one integration."""

    key: Ed25519PrivateKey
    issuer: str
    """The service's public address."""
    audience: str
    """The integration's id."""
    report_url: str
    """Where its Jobs reach the service."""
    deadline_s: int

    @property
    def kid(self) -> str:
        """The key's id."""
        return key_id(self.key.public_key())

    @property
    def public_keys(self) -> Mapping[str, Ed25519PublicKey]:
        """What verifies these tickets."""
        return {self.kid: self.key.public_key()}

    def issue(self, scan: Scan, op: Literal["start", "status", "cancel"], now: datetime) -> str:
        """A signed ticket for the scan's present attempt."""
        policy = policy_of(scan).policy
        issued = int(now.timestamp())
        ticket = Ticket(
            v=1,
            op=op,
            iss=self.issuer,
            aud=self.audience,
            iat=issued,
            exp=issued + MAX_LIFETIME_S,
            start_by=issued + int(LONGEST_QUEUE.total_seconds()),
            jti=f"{scan.id}.{scan.attempt}",
            target=RepositoryTarget(
                host=scan.host,
                path=f"{scan.owner}/{scan.name}",
                head=scan.head,
                merge_base=scan.merge_base,
                scope="full" if scan.scope == "full" else "change",
                paths=Paths(include=policy.include, exclude=policy.exclude),
            ),
            engines=policy.engines or ENGINES,
            deadline_s=self.deadline_s,
            report=ReportDestination(url=self.report_url),
        )
        return sign(ticket, self.key, self.kid)

    def probe(self, scan: str, now: datetime) -> str:
        """A signed status ticket for a scan that does not exist: whoever answers it can do all but start a Job."""
        issued = int(now.timestamp())
        ticket = Ticket(
            v=1,
            op="status",
            iss=self.issuer,
            aud=self.audience,
            iat=issued,
            exp=issued + MAX_LIFETIME_S,
            start_by=issued,
            jti=f"{scan}.1",
            target=RepositoryTarget(host="none", path="none", head="0" * 40),
            engines=ENGINES,
            deadline_s=self.deadline_s,
            report=ReportDestination(url=self.report_url),
        )
        return sign(ticket, self.key, self.kid)
