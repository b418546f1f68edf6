"""Jobs get grants for tickets, and their reports are taken once, signed, bounded and unread."""

from __future__ import annotations

import gzip
import hashlib
import hmac
import io
import os
import tracemalloc
import zlib
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.compressed import CompressionError, unpacked
from app.dispatch.grants import GrantRefusedError
from app.forges.errors import ForgeError
from app.store import inbox
from app.store.inbox import Kind
from app.web.app import create_app
from tests.app.conftest import NOON
from tests.app.web import SCAN, Office, report_key, services

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from sqlalchemy import Engine
    from werkzeug.test import TestResponse

REPORT = b'{"v": 1, "anything": "the worker reads it"}'


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def client(engine: Engine, office: Office) -> FlaskClient:
    return create_app(services(engine, office)).test_client()


def ask(client: FlaskClient, ticket: bytes = b"good", scan: str = SCAN, form: str = "application/jwt") -> TestResponse:
    return client.post(f"/api/scans/{scan}/grant", data=ticket, content_type=form)


def report(client: FlaskClient, body: bytes | None = None, scan: str = SCAN, **changes: str) -> TestResponse:
    """Send a report as a Job does, or otherwise."""
    wire = gzip.compress(REPORT) if body is None else body
    attempt = changes.get("attempt", "1")
    timestamp = changes.get("timestamp", str(int(NOON.timestamp())))
    key = report_key(SCAN, int(changes.get("key_of", attempt if attempt in {"1", "2"} else "1"))) or b""
    digest = hmac.new(key, timestamp.encode() + b"." + wire, hashlib.sha256).hexdigest()
    headers = {
        "Outrider-Attempt": attempt,
        "Outrider-Timestamp": timestamp,
        "Outrider-Signature": changes.get("signature", f"v1={digest}"),
        "Content-Encoding": "gzip",
    }
    return client.post(f"/api/scans/{scan}/report", headers=headers, data=wire)


def reason(response: TestResponse) -> str:
    return str(response.get_json()["error"]["reason"])


def test_a_ticket_gets_its_grant(client: FlaskClient, office: Office) -> None:
    response = ask(client)
    assert response.status_code == 200
    assert response.get_json()["token"] == "ghs_t"
    assert response.headers["Cache-Control"] == "no-store"
    assert office.asked == [(SCAN, "good")]


def test_a_job_with_a_token_of_its_own_is_given_none(client: FlaskClient, office: Office) -> None:
    headers = {"Outrider-Forge-Token": "own"}
    response = client.post(f"/api/scans/{SCAN}/grant", data=b"good", content_type="application/jwt", headers=headers)
    assert {"username", "token", "expires"}.isdisjoint(response.get_json())
    assert response.get_json()["clone_url"] == "https://github.com/acme/shop.git"
    assert office.tokens == 0


@pytest.mark.parametrize(("ticket", "form"), [(b"\xe9", "application/jwt"), (b"good", "text/plain")])
def test_without_a_ticket_nobody_is_asked(client: FlaskClient, office: Office, ticket: bytes, form: str) -> None:
    response = ask(client, ticket, form=form)
    assert (response.status_code, reason(response)) == (401, "no-ticket")
    assert office.asked == []


def test_a_ticket_may_be_as_long_as_the_longest_policy_makes_it(client: FlaskClient, office: Office) -> None:
    ask(client, b"x" * 60_000)
    assert office.asked == [(SCAN, "x" * 60_000)]
    assert ask(client, b"x" * 200_000).status_code == 413
    assert len(office.asked) == 1


@pytest.mark.parametrize(
    ("fault", "status"),
    [("bad-signature", 401), ("expired", 401), ("unknown-scan", 404), ("old-attempt", 403), ("too-late", 410), ("ended", 410)],
)
def test_a_refusal_says_why(client: FlaskClient, office: Office, fault: str, status: int) -> None:
    office.error = GrantRefusedError(fault, "because")
    response = ask(client)
    assert (response.status_code, reason(response)) == (status, fault)


def test_a_forge_that_gives_no_token_is_worth_another_try(client: FlaskClient, office: Office) -> None:
    office.error = ForgeError("rate-limited", "canary")
    response = ask(client)
    assert (response.status_code, reason(response)) == (503, "rate-limited")
    assert "Retry-After" in response.headers
    assert "canary" not in response.text


@pytest.mark.parametrize("scan", ["0", "0" * 33, "..", "A" * 32, "%00", "é" * 32])
def test_an_id_that_can_be_none_is_not_looked_up(client: FlaskClient, office: Office, scan: str) -> None:
    assert ask(client, scan=scan).status_code in {404, 308}
    assert report(client, scan=scan).status_code in {404, 308}
    assert office.asked == []


def test_a_signed_report_is_stored_as_it_came(client: FlaskClient, engine: Engine) -> None:
    wire = gzip.compress(REPORT)
    assert report(client, wire).status_code == 202
    (row,) = inbox.waiting(engine, 2)
    assert (row.kind, row.key) == (Kind.REPORT, f"report:{SCAN}:1")
    assert row.digest == hashlib.sha256(REPORT).hexdigest()
    assert inbox.body_of(engine, inbox.report_key(SCAN, 1)) == wire


def test_the_same_content_again_is_fine_and_other_content_a_conflict(client: FlaskClient) -> None:
    assert report(client, gzip.compress(REPORT, 1)).status_code == 202
    assert report(client, gzip.compress(REPORT, 9)).status_code == 200
    response = report(client, gzip.compress(REPORT + b" "))
    assert (response.status_code, reason(response)) == (409, "conflict")
    assert report(client, attempt="2").status_code == 202


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"signature": ""}, "bad-signature"),
        ({"signature": "v1=" + "0" * 64}, "bad-signature"),
        ({"signature": "v1=" + "\xe9" * 64}, "bad-signature"),
        ({"attempt": "2", "key_of": "1"}, "bad-signature"),
        ({"attempt": "3"}, "unknown-attempt"),
        ({"attempt": ""}, "unknown-attempt"),
        ({"attempt": "0"}, "unknown-attempt"),
        ({"attempt": "01"}, "unknown-attempt"),
        ({"attempt": "\xb2"}, "unknown-attempt"),
        ({"attempt": "9" * 5000}, "unknown-attempt"),
        ({"scan": "f" * 32}, "unknown-attempt"),
        ({"timestamp": str(int((NOON - timedelta(seconds=301)).timestamp()))}, "stale-signature"),
        ({"timestamp": str(int((NOON + timedelta(seconds=301)).timestamp()))}, "stale-signature"),
        ({"timestamp": "soon"}, "stale-signature"),
        ({"timestamp": "9" * 5000}, "stale-signature"),
    ],
)
def test_what_is_not_signed_by_the_attempts_key_now_is_refused(
    client: FlaskClient, engine: Engine, changes: dict[str, str], why: str
) -> None:
    response = report(client, **changes)
    assert (response.status_code, reason(response)) == (401, why)
    assert inbox.waiting(engine, 1) == []


@pytest.mark.parametrize(
    "wire",
    [
        b"{}",
        gzip.compress(REPORT, mtime=0)[:-1],
        gzip.compress(REPORT, mtime=0) + b"x",
        gzip.compress(REPORT, mtime=0) * 2,
        zlib.compress(REPORT),
    ],
    ids=["plain", "cut", "followed", "twice", "zlib"],
)
def test_what_is_not_one_whole_gzip_is_refused(client: FlaskClient, wire: bytes) -> None:
    response = report(client, wire)
    assert (response.status_code, reason(response)) == (400, "bad-gzip")


def a_bomb(size: int) -> bytes:
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb") as file:
        for _ in range(size // 2**20):
            file.write(bytes(2**20))
    return packed.getvalue()


def test_a_bomb_does_not_burst_in_memory(client: FlaskClient, engine: Engine) -> None:
    bomb = a_bomb(130 * 2**20)
    tracemalloc.start()
    response = report(client, bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (response.status_code, reason(response)) == (413, "too-large")
    assert peak < 16 * 2**20
    assert inbox.waiting(engine, 1) == []


def test_more_than_the_wire_may_carry_is_not_read(client: FlaskClient) -> None:
    response = report(client, os.urandom(16 * 2**20 + 1))
    assert (response.status_code, reason(response)) == (413, "too-large")


@given(st.binary(max_size=200_000), st.integers(0, 9))
def test_unpacking_undoes_packing(content: bytes, level: int) -> None:
    assert b"".join(unpacked(gzip.compress(content, level), len(content))) == content


@given(st.binary(min_size=1, max_size=5000))
def test_no_byte_more_than_allowed_is_given(content: bytes) -> None:
    with pytest.raises(CompressionError) as refusal:
        list(unpacked(gzip.compress(content), len(content) - 1))
    assert refusal.value.reason == "too-large"


@pytest.mark.parametrize("size", [2**20 - 1, 2**20, 2**20 + 1, 3 * 2**20])
def test_pieces_join_at_their_borders(size: int) -> None:
    content = os.urandom(1000) * (size // 1000) + bytes(size % 1000)
    assert b"".join(unpacked(gzip.compress(content), size)) == content
