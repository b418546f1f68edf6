"""A probe that arrives is known by its ticket, and gets nothing for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from flask.testing import FlaskClient
from sqlalchemy import Engine

from app.dispatch.grants import GrantOffice, GrantRefusedError
from app.dispatch.probes import ProbeOffice
from app.web.app import create_app
from protocol.ticket import TICKET_TYPE
from tests.app.conftest import NOON
from tests.app.web import SCAN, TICKETS, services

PROBES = ProbeOffice(TICKETS, "https://github.com", lambda: NOON)


@pytest.fixture
def client(engine: Engine) -> FlaskClient:
    return create_app(services(engine)).test_client()


def arrive(client: FlaskClient, ticket: str, probe: str = SCAN) -> tuple[int, str]:
    answer = client.post(f"/api/probes/{probe}", data=ticket, content_type=TICKET_TYPE)
    return answer.status_code, (answer.get_json().get("error") or {}).get("reason", "")


def test_a_probe_is_known_by_its_ticket_whichever_integration_it_is_for(client: FlaskClient) -> None:
    assert arrive(client, PROBES.issue(SCAN, "start")) == (200, "")
    of_an_integration = replace(PROBES, tickets=replace(TICKETS, audience="0" * 32))
    assert arrive(client, of_an_integration.issue(SCAN, "start")) == (200, "")


def test_anything_else_is_refused(client: FlaskClient) -> None:
    other_key = replace(PROBES, tickets=replace(TICKETS, key=Ed25519PrivateKey.generate()))
    older = replace(PROBES, clock=lambda: NOON - timedelta(hours=1))
    assert arrive(client, other_key.issue(SCAN, "start")) == (401, "unknown-key")
    assert arrive(client, older.issue(SCAN, "start")) == (401, "expired")
    assert arrive(client, PROBES.issue(SCAN, "start"), "f" * 32) == (401, "not-this-probe")
    assert arrive(client, TICKETS.probe(SCAN, NOON)) == (401, "not-this-probe")
    assert arrive(client, "é") == (401, "no-ticket")
    assert client.post(f"/api/probes/{SCAN}", data=PROBES.issue(SCAN, "start")).status_code == 401


def test_a_probes_ticket_opens_no_grant(engine: Engine) -> None:
    office = GrantOffice(
        engine=engine,
        forges={},
        keys=TICKETS.public_keys,
        audience="local",
        seal_key=None,  # type: ignore[arg-type]  it does not come to that
        report_key=lambda *_: b"",
        deadline=timedelta(minutes=10),
        clock=lambda: NOON,
    )
    with pytest.raises(GrantRefusedError) as refusal:
        office.give(SCAN, PROBES.issue(SCAN, "start"), own_token=True)
    assert refusal.value.reason == "unknown-scan"
