"""The web part as tests use it: real store, real signatures, a grant from a function."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from app.dispatch.grants import GrantRefusedError
from app.dispatch.probes import ProbeOffice
from app.dispatch.tickets import TicketOffice
from app.record_tokens import RecordTokens
from app.web.services import WebServices
from protocol.grant import Grant
from tests.app.conftest import NOON
from tests.cloudformation.signed import KEY
from tests.webhooks.github_deliveries import SECRET

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from app.web.operators import OperatorServices

LINK_KEY = b"l" * 32
RECORD_KEY = b"r" * 32
SCAN = "0123456789abcdef0123456789abcdef"
TICKETS = TicketOffice(KEY, "https://o.example.com", "local", "https://o.example.com", 600)


def report_key(scan: str, attempt: int) -> bytes | None:
    """A key for each attempt at the one scan there is."""
    return hashlib.sha256(f"{scan}.{attempt}".encode()).digest() if scan == SCAN and attempt < 3 else None


def event_secret(integration: str) -> str:
    """What an integration's events carry."""
    return hashlib.sha256(f"event {integration}".encode()).hexdigest()


@dataclass
class Office:
    """Gives what it is told to."""

    error: Exception | None = None
    asked: list[tuple[str, str]] = field(default_factory=list)
    tokens: int = 0
    """Given out."""

    def give(self, scan: str, ticket: str, own_token: bool) -> Grant:  # noqa: FBT001  as the seam has it
        self.asked.append((scan, ticket))
        if self.error is not None:
            raise self.error
        if ticket != "good":
            raise GrantRefusedError("bad-signature", "the ticket's signature does not hold")
        url = "https://github.com/acme/shop.git"
        if own_token:
            return Grant(v=1, scan=scan, attempt=1, clone_url=url, report_key="0" * 64)
        self.tokens += 1
        return Grant(v=1, scan=scan, attempt=1, clone_url=url, username="x", token="ghs_t", expires=1, report_key="0" * 64)


def services(
    engine: Engine,
    office: Office | None = None,
    now: datetime = NOON,
    max_delivery_bytes: int = 50_000,
    operators: OperatorServices | None = None,
) -> WebServices:
    """What an application is made of."""
    return WebServices(
        engine=engine,
        webhook_secrets=[SECRET, b"the previous secret"],
        github_host="github.com",
        github_url="https://github.com",
        max_delivery_bytes=max_delivery_bytes,
        link_key=LINK_KEY,
        give_grant=(office or Office()).give,
        report_key=report_key,
        event_secret=event_secret,
        know_probe=ProbeOffice(TICKETS, "https://github.com", lambda: now).know,
        record_scope=RecordTokens(engine, RECORD_KEY, lambda: now).scope_of,
        operators=operators,
        clock=lambda: now,
    )
