"""A pipeline's record is kept once, with a token for its own repository, and a wrong one is refused in words."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import jwt
import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from app.forges.names import Named, read_address, read_named
from app.record_tokens import MAX_DAYS, RecordScope, RecordTokenError, RecordTokens, make_token, read_token
from app.store import inbox, record_tokens
from app.web.app import create_app
from tests.app.conftest import NOON
from tests.app.web import RECORD_KEY, services

DIGEST = "sha256:" + "a" * 64
GOOD = {"v": 1, "repository": "acme/shop", "commit": "c" * 40, "digests": [DIGEST]}
SHOP, ACME = RecordScope("github.com", "Acme", "shop"), RecordScope("github.com", "acme")


@pytest.fixture
def client(engine: Engine) -> FlaskClient:
    return create_app(services(engine)).test_client()


def post(client: FlaskClient, body: Any, token: str | None = None) -> tuple[int, str]:
    token = make_token(RECORD_KEY, SHOP, NOON, 1) if token is None else token
    data = body if isinstance(body, bytes) else json.dumps(body)
    answer = client.post("/api/records", data=data, headers={"Authorization": f"Bearer {token}"} if token else {})
    return answer.status_code, (answer.get_json().get("error") or {}).get("reason", "")


def test_a_record_is_kept_once_however_often_and_in_whatever_order_it_is_told(client: FlaskClient, engine: Engine) -> None:
    other = "sha256:" + "b" * 64
    assert post(client, GOOD | {"digests": [DIGEST, other]}) == (202, "")
    assert post(client, GOOD | {"digests": [other, DIGEST, other], "repository": "ACME/Shop"}) == (200, "")
    assert len(inbox.waiting(engine, 10)) == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"commit": "main"}, "commit"),
        ({"commit": "c" * 39}, "commit"),
        ({"repository": "shop"}, "repository"),
        ({"repository": "acme/.."}, "repository"),
        ({"digests": []}, "digests"),
        ({"digests": ["latest"]}, "digests"),
        ({"digests": [DIGEST] * 101}, "digests"),
        ({"v": 2}, "v"),
    ],
    ids=str,
)
def test_a_record_that_is_none_is_refused_in_words(client: FlaskClient, changes: dict[str, Any], words: str) -> None:
    token = make_token(RECORD_KEY, ACME, NOON, 1)
    answer = client.post("/api/records", data=json.dumps(GOOD | changes), headers={"Authorization": f"bearer {token}"})
    assert answer.status_code == 400
    assert f"not a valid record: {words}" in answer.get_json()["error"]["message"]


@pytest.mark.parametrize("body", [b" ", b"[]", b"\xff", b"[" * 5000, b'{"v":1}', b'"' + b"x" * 16_000 + b'"'], ids=repr)
def test_garbage_is_a_bad_request(client: FlaskClient, engine: Engine, body: bytes) -> None:
    assert post(client, body) == (400, "bad-document")
    assert post(client, b" " * 16_385) == (413, "too-large")
    assert inbox.waiting(engine, 10) == []


def test_a_token_records_its_own_repository_or_its_owners(client: FlaskClient) -> None:
    assert post(client, GOOD | {"repository": "acme/other"}) == (403, "other-repository")
    assert post(client, GOOD | {"repository": "rival/shop"}) == (403, "other-repository")
    owners = make_token(RECORD_KEY, ACME, NOON, 1)
    assert post(client, GOOD | {"repository": "acme/other"}, owners) == (202, "")
    assert post(client, GOOD | {"repository": "rival/shop"}, owners) == (403, "other-repository")


CLAIMS = {
    "jti": "0" * 32,
    "aud": "outrider-records",
    "host": "github.com",
    "owner": "acme",
    "name": "",
    "iat": 1,
    "exp": 2_000_000_000,
}


@pytest.mark.parametrize(
    "token",
    [
        "",
        "x",
        "é",
        "a.b.c",
        make_token(b"o" * 32, SHOP, NOON, 1),
        make_token(RECORD_KEY, SHOP, NOON, 1)[:-2],
        jwt.encode(CLAIMS, "", algorithm="none"),
        jwt.encode(CLAIMS | {"aud": "other"}, RECORD_KEY, algorithm="HS256"),
        jwt.encode({name: CLAIMS[name] for name in CLAIMS if name != "exp"}, RECORD_KEY, algorithm="HS256"),
        jwt.encode(CLAIMS | {"exp": "never"}, RECORD_KEY, algorithm="HS256"),
        jwt.encode(CLAIMS | {"exp": 10**30}, RECORD_KEY, algorithm="HS256"),
        jwt.encode({name: CLAIMS[name] for name in CLAIMS if name != "owner"}, RECORD_KEY, algorithm="HS256"),
        jwt.encode({name: CLAIMS[name] for name in CLAIMS if name != "jti"}, RECORD_KEY, algorithm="HS256"),
        "a" * 10_000,
    ],
    ids=range(14),
)
def test_who_has_no_token_of_ours_records_nothing(client: FlaskClient, engine: Engine, token: str) -> None:
    status, reason = post(client, GOOD, token.encode().decode("latin-1"))
    assert (status, reason in {"no-token", "bad-token"}) == (401, True)
    assert inbox.waiting(engine, 10) == []


def test_a_token_ends() -> None:
    token = make_token(RECORD_KEY, SHOP, NOON, 2)
    assert read_token(RECORD_KEY, token, NOON + timedelta(days=1, hours=23)).scope == SHOP
    with pytest.raises(RecordTokenError) as refusal:
        read_token(RECORD_KEY, token, NOON + timedelta(days=2))
    assert refusal.value.reason == "expired"
    with pytest.raises(ValueError, match="1 to 366 days"):
        make_token(RECORD_KEY, SHOP, NOON, MAX_DAYS + 1)


def test_a_token_that_is_taken_back_is_refused_at_once(client: FlaskClient, engine: Engine) -> None:
    tokens = RecordTokens(engine, RECORD_KEY, lambda: NOON)
    (lost, its_id), (kept, _) = tokens.make(ACME, 1), tokens.make(ACME, 1)
    tokens.revoke(its_id)
    tokens.revoke(its_id)
    assert post(client, GOOD, lost) == (401, "revoked")
    assert post(client, GOOD, kept) == (202, "")


def test_a_token_is_taken_back_by_whoever_has_it_before_him(client: FlaskClient, engine: Engine) -> None:
    tokens = RecordTokens(engine, RECORD_KEY, lambda: NOON)
    (lost, its_id), (_, other) = tokens.make(ACME, 1), tokens.make(ACME, 1)
    assert [tokens.revoke_text(lost), tokens.revoke_text(lost)] == [its_id, its_id]
    assert post(client, GOOD, lost) == (401, "revoked")
    assert {token.id: token.revoked_at for token in tokens.every()} == {its_id: NOON, other: None}


def test_a_token_that_ended_long_ago_is_forgotten(engine: Engine) -> None:
    RecordTokens(engine, RECORD_KEY, lambda: NOON).make(ACME, 1)
    with engine.begin() as connection:
        assert record_tokens.forget(connection, NOON) == 0
        assert record_tokens.forget(connection, NOON + timedelta(days=2)) == 1


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("https://github.com/acme/shop", ("github.com", Named("acme", "shop"))),
        ("https://GitHub.com/acme/shop.git/", ("github.com", Named("acme", "shop"))),
        ("https://github.com/acme/shop/tree/main/images", ("github.com", Named("acme", "shop"))),
        ("ssh://git@github.com/acme/shop.git", ("github.com", Named("acme", "shop"))),
        ("acme/shop", ("here", Named("acme", "shop"))),
        ("https://github.com/acme", None),
        ("https://github.com/acme/..", None),
        ("https:///acme/shop", None),
        ("javascript://x/acme/shop", None),
        ("https://[/acme/shop", None),
        ("", None),
    ],
)
def test_a_repository_is_read_from_its_address(text: str, read: object) -> None:
    assert read_address(text, "here") == read


@given(st.text(max_size=40))
def test_a_repositorys_name_never_leaves_its_place_in_a_path(text: str) -> None:
    named = read_named(text)
    if named is not None:
        assert named.path == text
        assert not {named.owner, named.name} & {"", ".", ".."}
        assert all(part.isascii() and not set(part) & set("/?#%\\ \n") for part in (named.owner, named.name))
