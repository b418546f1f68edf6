"""Deliveries over HTTP: believed, stored, acknowledged, and nothing else."""

from __future__ import annotations

import io
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.store import inbox
from app.store.engine import create_engine
from app.store.inbox import InboxState
from app.web.app import create_app
from app.web.body import Budget
from app.web.errors import ApiError
from tests.app.conftest import NOON
from tests.app.web import services
from tests.webhooks.github_deliveries import PUSH, SECRET, sent
from webhooks.events import PushEvent
from webhooks.github import normalise

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from sqlalchemy import Engine
    from werkzeug.test import TestResponse


@pytest.fixture
def client(engine: Engine) -> FlaskClient:
    return create_app(services(engine)).test_client()


def post(client: FlaskClient, headers: dict[str, str], body: bytes) -> TestResponse:
    return client.post("/hooks/github", headers=headers, data=body)


def reason(response: TestResponse) -> str:
    assert response.is_json
    error = response.get_json()["error"]
    assert set(error) == {"reason", "message"}
    return str(error["reason"])


def test_a_delivery_is_in_the_inbox_when_it_is_acknowledged(client: FlaskClient, engine: Engine) -> None:
    headers, body = sent("push", PUSH)
    response = post(client, headers, body)
    assert (response.status_code, response.get_json()) == (202, {"accepted": headers["X-GitHub-Delivery"]})
    (row,) = inbox.waiting(engine, 2)
    assert row.key == f"delivery:github:github.com:{headers['X-GitHub-Delivery']}"
    assert inbox.body(engine, row.id) == body
    assert set(row.headers) == {"x-github-event", "x-github-delivery"}
    assert row.received_at == NOON
    assert isinstance(normalise(row.headers, inbox.body(engine, row.id), row.host), PushEvent)


def test_a_delivery_under_the_previous_secret_is_accepted(client: FlaskClient) -> None:
    assert post(client, *sent("push", PUSH, b"the previous secret")).status_code == 202


def test_the_same_delivery_fifty_times_at_once_is_one_row(client: FlaskClient, engine: Engine) -> None:
    headers, body = sent("push", PUSH)
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _: post(client.application.test_client(), headers, body).status_code, range(50)))
    assert answers == [202] * 50
    assert len(inbox.waiting(engine, 10)) == 1


def test_a_failed_delivery_sent_again_waits_again(client: FlaskClient, engine: Engine) -> None:
    headers, body = sent("push", PUSH)
    post(client, headers, body)
    (row,) = inbox.waiting(engine, 1)
    inbox.mark(engine, row.id, InboxState.FAILED, "x")
    assert post(client, headers, body).status_code == 202
    assert inbox.waiting(engine, 1) == [replace(row, attempts=2)]


@pytest.mark.parametrize("body", [b"not json", b"\xff\xfe", b'{"a":' * 5000, b"\0" * 10])
def test_malformed_but_signed_is_accepted(client: FlaskClient, engine: Engine, body: bytes) -> None:
    assert post(client, *sent("push", body)).status_code == 202
    assert len(inbox.waiting(engine, 2)) == 1


@pytest.mark.parametrize(
    "signature",
    ["", "sha256=", "sha256=" + "0" * 64, "sha256=" + "\xe9" * 64, "sha1=" + "0" * 40, "sha256=" + "A" * 64, "x" * 60_000],
)
def test_garbage_for_a_signature_is_401_and_stores_nothing(client: FlaskClient, engine: Engine, signature: str) -> None:
    headers, body = sent("push", PUSH)
    response = post(client, headers | {"X-Hub-Signature-256": signature}, body)
    assert response.status_code == 401
    assert reason(response).endswith("signature")
    assert inbox.waiting(engine, 1) == []


def test_without_a_signature_nothing_is_believed(client: FlaskClient, engine: Engine) -> None:
    headers, body = sent("push", PUSH)
    del headers["X-Hub-Signature-256"]
    response = post(client, headers, body)
    assert (response.status_code, reason(response)) == (401, "missing-signature")
    assert inbox.waiting(engine, 1) == []


@pytest.mark.parametrize("value", ["", "a b", "x" * 65, "\xe9"])
def test_a_signed_delivery_without_an_id_can_not_be_kept_apart(client: FlaskClient, value: str) -> None:
    headers, body = sent("push", PUSH)
    response = post(client, headers | {"X-GitHub-Delivery": value}, body)
    assert (response.status_code, reason(response)) == (400, "no-delivery-id")


def test_the_largest_delivery_that_is_read(client: FlaskClient) -> None:
    assert post(client, *sent("push", b"x" * 50_000)).status_code == 202
    response = post(client, *sent("push", b"x" * 50_001))
    assert (response.status_code, reason(response)) == (413, "too-large")


class Unread(io.BytesIO):
    def read(self, *_: object) -> bytes:
        raise AssertionError("this body must not be read")

    readinto = readline = read  # type: ignore[assignment]


def test_a_delivery_that_says_it_is_too_large_is_not_read(client: FlaskClient) -> None:
    headers, _ = sent("push", b"")
    environ = {"wsgi.input": Unread(), "CONTENT_LENGTH": "50001"}
    response = client.post("/hooks/github", headers=headers, environ_overrides=environ)
    assert response.status_code == 413


def test_a_chunked_delivery_is_counted(client: FlaskClient) -> None:
    headers, body = sent("push", b"x" * 50_001)
    environ = {"wsgi.input": io.BytesIO(body), "wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}
    assert client.post("/hooks/github", headers=headers, environ_overrides=environ).status_code == 413
    headers, body = sent("push", b"x" * 50_000)
    environ["wsgi.input"] = io.BytesIO(body)
    assert client.post("/hooks/github", headers=headers, environ_overrides=environ).status_code == 202


def test_a_delivery_of_unknown_length_is_not_read(client: FlaskClient) -> None:
    headers, _ = sent("push", b"")
    response = client.post("/hooks/github", headers=headers, environ_overrides={"wsgi.input": Unread()})
    assert (response.status_code, reason(response)) == (411, "no-length")


def test_a_delivery_cut_off_is_the_senders_fault(client: FlaskClient, engine: Engine) -> None:
    headers, body = sent("push", PUSH)
    environ = {"wsgi.input": io.BytesIO(body[:-1]), "CONTENT_LENGTH": str(len(body))}
    response = client.post("/hooks/github", headers=headers, environ_overrides=environ)
    assert (response.status_code, reason(response)) == (400, "bad-framing")
    assert inbox.waiting(engine, 1) == []


class Stalled(io.BytesIO):
    def read(self, *_: object) -> bytes:
        raise TimeoutError

    readinto = readline = read  # type: ignore[assignment]


def test_a_delivery_that_comes_too_slowly_is_told_so(client: FlaskClient) -> None:
    headers, _ = sent("push", PUSH)
    response = client.post("/hooks/github", headers=headers, environ_overrides={"wsgi.input": Stalled(), "CONTENT_LENGTH": "9"})
    assert (response.status_code, reason(response)) == (408, "too-slow")


def test_without_a_database_the_sender_is_told_to_come_again() -> None:
    engine = create_engine("postgresql://nobody@127.0.0.1:1/none")
    client = create_app(services(engine)).test_client()
    response = post(client, *sent("push", PUSH))
    assert (response.status_code, reason(response)) == (503, "store-unavailable")
    assert int(response.headers["Retry-After"]) > 0
    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200


def test_ready_means_migrated(sqlite_url: str) -> None:
    engine = create_engine(sqlite_url)
    client = create_app(services(engine)).test_client()
    assert client.get("/readyz").get_json() == {"ready": True}
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM alembic_version")
    response = client.get("/readyz")
    assert (response.status_code, reason(response)) == (503, "not-migrated")
    engine.dispose()


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/hooks/github", 405), ("GET", "/", 404), ("POST", "/hooks/other", 404)]
)
def test_other_requests_get_an_error_in_json(client: FlaskClient, method: str, path: str, status: int) -> None:
    response = client.open(path, method=method)
    assert response.status_code == status
    reason(response)


def test_a_fault_of_ours_shows_nothing_of_itself(engine: Engine) -> None:
    def broken() -> object:
        raise RuntimeError("canary")

    client = create_app(replace(services(engine), clock=broken)).test_client()  # type: ignore[arg-type]
    response = post(client, *sent("push", PUSH))
    assert (response.status_code, reason(response)) == (500, "internal")
    assert "canary" not in response.text
    assert "Traceback" not in response.text


@pytest.mark.parametrize("secrets", [[], [b""]])
def test_there_is_no_service_without_a_secret(engine: Engine, secrets: list[bytes]) -> None:
    with pytest.raises(ValueError, match="secret"):
        create_app(replace(services(engine), webhook_secrets=secrets))


def test_all_bodies_together_have_a_bound() -> None:
    budget = Budget(100)
    budget.take(60)
    with pytest.raises(ApiError) as refusal:
        budget.take(60)
    assert refusal.value.status == 503
    budget.give(60)
    budget.take(100)


def test_the_body_is_json_whatever_the_answer_and_hardened(client: FlaskClient) -> None:
    for response in (post(client, *sent("push", PUSH)), client.get("/none"), post(client, {}, b"{}")):
        json.loads(response.data)
        assert response.headers["Content-Security-Policy"].startswith("default-src 'none'; ")
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "Access-Control-Allow-Origin" not in response.headers
    assert SECRET.decode() not in response.text
