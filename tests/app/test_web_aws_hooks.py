"""An account's events are stored once and acknowledged, if they come with its secret, over its bus and from its accounts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine

from app.connect.aws import AwsConnection, AwsConnections
from app.plan.stage import Planning
from app.store import inbox
from app.store.integrations import Integration
from app.web.app import create_app
from tests.app.conftest import NOON
from tests.app.web import event_secret, services
from tests.webhooks.aws_events import ACCOUNT, REGION, forwarded, recorded

EVENT = "create-function"


@pytest.fixture
def integration(engine: Engine) -> Integration:
    cloud: Any = None  # making asks no cloud
    made = AwsConnections(engine, cloud, lambda: datetime.now(UTC))
    return made.make(AwsConnection(ACCOUNT, REGION, "main", members=("222233334444",)))


@pytest.fixture
def client(engine: Engine) -> FlaskClient:
    return create_app(services(engine)).test_client()


def deliver(client: FlaskClient, integration: str, body: bytes, secret: str | None = None) -> tuple[int, str]:
    key = f"{integration}.{secret or event_secret(integration)}"
    answer = client.post("/hooks/aws", data=body, headers={"X-Outrider-Key": key, "Content-Type": "application/json"})
    return answer.status_code, (answer.get_json().get("error") or {}).get("reason", "")


def test_an_event_that_comes_twice_is_stored_once(client: FlaskClient, engine: Engine, integration: Integration) -> None:
    for _ in range(3):
        assert deliver(client, integration.id, forwarded(recorded(EVENT))) == (202, "")
    (row,) = inbox.waiting(engine, 10)
    assert row.key == f"delivery:aws:{integration.id}:{recorded(EVENT)['id']}"


def test_an_event_leads_to_nothing_yet_and_says_so(client: FlaskClient, engine: Engine, integration: Integration) -> None:
    deliver(client, integration.id, forwarded(recorded(EVENT)))
    (row,) = inbox.waiting(engine, 10)
    planned = Planning(engine, {}, lambda: NOON).plan(row.id)
    assert planned["scan"] is None
    assert planned["reason"].startswith("ignored: not-supported: ")


def test_a_member_account_may_forward_over_the_hub(client: FlaskClient, integration: Integration) -> None:
    rule = f"arn:aws:events:{REGION}:{ACCOUNT}:rule/outrider-{integration.id}/deploys"
    assert deliver(client, integration.id, forwarded(recorded(EVENT, account="222233334444"), rule)) == (202, "")


@pytest.mark.parametrize(
    ("rule", "account", "reason"),
    [
        (f"arn:aws:events:{REGION}:{ACCOUNT}:rule/x", "333344445555", "foreign-account"),
        (f"arn:aws:events:{REGION}:333344445555:rule/x", ACCOUNT, "foreign-bus"),
        (f"arn:aws:events:us-east-1:{ACCOUNT}:rule/x", ACCOUNT, "foreign-bus"),
        (f"arn:aws:events:{REGION}:{ACCOUNT}:rule/another-bus/x", ACCOUNT, "foreign-bus"),
    ],
)
def test_another_account_or_bus_is_refused(
    client: FlaskClient, engine: Engine, integration: Integration, rule: str, account: str, reason: str
) -> None:
    assert deliver(client, integration.id, forwarded(recorded(EVENT, account=account), rule)) == (403, reason)
    assert inbox.waiting(engine, 10) == []


def test_who_does_not_know_the_secret_is_refused(client: FlaskClient, integration: Integration) -> None:
    body = forwarded(recorded(EVENT))
    assert deliver(client, integration.id, body, "0" * 64) == (401, "wrong-signature")
    assert deliver(client, "f" * 32, body) == (401, "unknown-integration")
    assert client.post("/hooks/aws", data=body).status_code == 401


@pytest.mark.parametrize("body", [b"{}", b"[]", b"\xff", b"[" * 5000, b'{"rule": 1, "event": 2}'])
def test_garbage_with_the_secret_is_a_bad_request(client: FlaskClient, integration: Integration, body: bytes) -> None:
    assert deliver(client, integration.id, body)[0] == 400


def test_an_event_beyond_what_eventbridge_sends_is_refused(client: FlaskClient, integration: Integration) -> None:
    assert deliver(client, integration.id, b" " * (2 * 1024 * 1024 + 1)) == (413, "too-large")
