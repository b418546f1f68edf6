from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import httpx
import jwt
import pytest

from demo.forge.tokens import new_app_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from demo.forge import Forge


pytestmark = pytest.mark.usefixtures("shop")


def get(forge: Forge, path: str, credential: str | None) -> httpx.Response:
    headers = {"Authorization": f"Bearer {credential}"} if credential else {}
    return httpx.get(forge.api_url + path, headers=headers)


def claim(forge: Forge, *, key: str | None = None, **changes: object) -> str:
    now = int(time.time())
    claims = {"iat": now - 30, "exp": now + 500, "iss": str(forge.app_id)} | changes
    return jwt.encode(claims, key or forge.private_key_pem, algorithm="RS256")


def test_a_good_claim_is_taken(forge: Forge) -> None:
    assert get(forge, "/app", claim(forge)).status_code == 200


@pytest.mark.parametrize("changes", [{"exp": 1}, {"exp": 4_000_000_000}, {"iat": 4_000_000_000}, {"iss": "7"}])
def test_a_claim_of_wrong_time_or_issuer_is_refused(forge: Forge, changes: dict[str, Any]) -> None:
    assert get(forge, "/app", claim(forge, **changes)).status_code == 401


def test_a_claim_signed_by_another_key_is_refused(forge: Forge) -> None:
    assert get(forge, "/app", claim(forge, key=new_app_key().private_pem)).status_code == 401


def test_tokens_are_long_and_name_the_app(forge: Forge, mint: Callable[..., str]) -> None:
    token = mint()
    assert token.startswith(f"ghs_{forge.app_id}_")
    assert len(token) > 300


@pytest.mark.parametrize("credential", [None, "ghs_unknown", "x"])
def test_without_a_live_token_nothing_is_read(forge: Forge, credential: str | None) -> None:
    assert get(forge, "/repos/acme/shop", credential).status_code == 401


def test_a_revoked_token_is_dead(forge: Forge, mint: Callable[..., str]) -> None:
    token = mint()
    gone = httpx.delete(f"{forge.api_url}/installation/token", headers={"Authorization": f"Bearer {token}"})
    assert gone.status_code == 204
    assert get(forge, "/repos/acme/shop", token).status_code == 401


def test_a_token_ends_with_its_hour(forge: Forge, mint: Callable[..., str]) -> None:
    token = mint()
    forge.state.tokens[token].expires = forge.state.app.created
    assert get(forge, "/repos/acme/shop", token).status_code == 401


def test_a_token_without_the_permission_is_forbidden(forge: Forge, mint: Callable[..., str]) -> None:
    token = mint(permissions={"contents": "read"})
    assert get(forge, "/repos/acme/shop/contents/app.py", token).status_code == 200
    refused = get(forge, "/repos/acme/shop/pulls", token)
    assert (refused.status_code, refused.json()["message"]) == (403, "Resource not accessible by integration")


def test_a_repository_outside_the_token_does_not_exist(forge: Forge, mint: Callable[..., str]) -> None:
    forge.create_repository("acme", "other", {"a": "b"})
    forge.create_repository("globex", "plans", {"a": "b"})
    narrow = mint(repositories=["shop"])
    assert get(forge, "/repos/acme/shop", narrow).status_code == 200
    assert get(forge, "/repos/acme/other", narrow).status_code == 404
    assert get(forge, "/repos/acme/other", mint()).status_code == 200
    assert get(forge, "/repos/globex/plans", mint()).status_code == 404


@pytest.mark.parametrize("asked", [{"repositories": ["missing"]}, {"permissions": {"contents": "write"}}])
def test_no_token_for_more_than_the_installation_has(forge: Forge, asked: dict[str, Any]) -> None:
    address = f"{forge.api_url}/app/installations/{forge.installation_id('acme')}/access_tokens"
    refused = httpx.post(address, json=asked, headers={"Authorization": f"Bearer {claim(forge)}"})
    assert refused.status_code == 422


def test_uninstalling_ends_tokens(forge: Forge, mint: Callable[..., str]) -> None:
    token = mint()
    forge.uninstall("acme")
    assert get(forge, "/repos/acme/shop", token).status_code == 401


def test_the_hours_allowance_is_counted_and_ends(forge: Forge, mint: Callable[..., str]) -> None:
    token = mint()
    forge.allow_requests(2)
    answers = [get(forge, "/repos/acme/shop", token) for _ in range(3)]
    assert [each.headers["X-RateLimit-Remaining"] for each in answers] == ["1", "0", "0"]
    assert [each.status_code for each in answers] == [200, 200, 403]
    assert "rate limit exceeded" in answers[2].json()["message"]
