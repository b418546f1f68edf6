"""Grants: a token for one repository where the Job needs one, and none where it has its customer's."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.dispatch.grants import GrantOffice
from app.dispatch.tickets import TicketOffice
from app.forges.interface import ReadToken, RepositoryAt
from app.store import scans
from app.store.scans import ScanState
from tests.app.conftest import NOON, a_scan

if TYPE_CHECKING:
    from sqlalchemy import Engine

TICKETS = TicketOffice(Ed25519PrivateKey.generate(), "https://outrider.example.com", "local", "https://outrider.example.com", 600)
RUNNING = replace(a_scan(), attempt=1, state=ScanState.RUNNING)


@dataclass
class FakeForge:
    """Mints tokens and counts them."""

    host: str = "github.com"
    minted: int = 0
    revoked: list[str] = field(default_factory=list)

    def read_token(self, _at: RepositoryAt) -> ReadToken:
        self.minted += 1
        return ReadToken("x-access-token", f"token-{self.minted}", NOON + timedelta(hours=1))

    def revoke(self, token: str) -> None:
        self.revoked.append(token)

    def clone_url(self, at: RepositoryAt) -> str:
        return f"https://github.com/{at.owner}/{at.name}.git"


@pytest.fixture
def forge() -> FakeForge:
    return FakeForge()


@pytest.fixture
def office(engine: Engine, forge: FakeForge) -> GrantOffice:
    with engine.begin() as connection:
        scans.create_if_absent(connection, RUNNING)
    forges: Any = {"github.com": forge}
    return GrantOffice(
        engine=engine,
        forges=forges,
        keys=TICKETS.public_keys,
        audience="local",
        seal_key=Fernet(Fernet.generate_key()),
        report_key=lambda _scan, _attempt: b"k" * 32,
        deadline=timedelta(minutes=10),
        clock=lambda: NOON,
    )


def test_a_grant_is_the_same_again_and_its_token_ends_with_the_scan(
    engine: Engine, office: GrantOffice, forge: FakeForge
) -> None:
    ticket = TICKETS.issue(RUNNING, "start", NOON)
    first = office.give(RUNNING.id, ticket, own_token=False)
    assert office.give(RUNNING.id, ticket, own_token=False) == first
    assert (first.token, forge.minted) == ("token-1", 1)
    with engine.connect() as connection:
        scan = scans.get(connection, RUNNING.id)
    assert scan
    office.take_back(scan)
    assert forge.revoked == ["token-1"]


def test_no_token_is_minted_for_a_job_that_has_its_own(engine: Engine, office: GrantOffice, forge: FakeForge) -> None:
    grant = office.give(RUNNING.id, TICKETS.issue(RUNNING, "start", NOON), own_token=True)
    assert (grant.username, grant.token, grant.expires, forge.minted) == (None, None, None, 0)
    assert (grant.clone_url, grant.report_key) == ("https://github.com/acme/shop.git", (b"k" * 32).hex())
    with engine.connect() as connection:
        scan = scans.get(connection, RUNNING.id)
    assert scan
    assert scan.token_sealed is None
    office.take_back(scan)
    assert forge.revoked == []
