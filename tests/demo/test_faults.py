from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

if TYPE_CHECKING:
    from demo.forge import Forge, Repository


def create(raw: httpx.Client, shop: Repository) -> httpx.Response:
    return raw.post("/check-runs", json={"name": "outrider", "head_sha": shop.head()})


def test_an_answer_instead_of_the_effect(forge: Forge, shop: Repository, raw: httpx.Client) -> None:
    forge.fail_next("POST", "/check-runs$", status=502, body="<html>Bad gateway</html>")
    assert create(raw, shop).status_code == 502
    assert shop.check_runs(shop.head()) == []
    assert create(raw, shop).status_code == 201


def test_the_effect_without_its_answer(forge: Forge, shop: Repository, raw: httpx.Client) -> None:
    forge.fail_next("POST", "/check-runs$", status=500, when="after")
    assert create(raw, shop).status_code == 500
    assert len(shop.check_runs(shop.head())) == 1


@pytest.mark.parametrize(("when", "made"), [("before", 0), ("after", 1)])
def test_a_connection_cut_before_or_after_the_effect(
    forge: Forge, shop: Repository, raw: httpx.Client, when: str, made: int
) -> None:
    forge.cut_next("POST", "/check-runs$", when="before" if when == "before" else "after")
    with pytest.raises(httpx.TransportError):
        create(raw, shop)
    assert len(shop.check_runs(shop.head())) == made
    assert [each.status for each in forge.exchanges.of("POST", "check-runs")] == [0]


def test_a_hang_outlasts_the_callers_patience(forge: Forge, raw: httpx.Client) -> None:
    forge.hang_next("GET", "/repos/acme/shop/pulls$")
    with pytest.raises(httpx.TimeoutException):
        raw.get("/pulls", timeout=0.05)
    forge.faults.release()
    assert raw.get("/pulls").status_code == 200


def test_a_secondary_limit_names_when_to_come_back(forge: Forge, raw: httpx.Client) -> None:
    forge.secondary_limit(retry_after=7)
    refused = raw.get("/pulls")
    assert (refused.status_code, refused.headers["Retry-After"]) == (403, "7")
    assert "secondary rate limit" in refused.json()["message"]


def test_the_record_holds_what_was_said_and_no_credential(forge: Forge, shop: Repository, raw: httpx.Client) -> None:
    create(raw, shop)
    said = forge.exchanges.of("POST", "check-runs")[0]
    assert said.request_json()["name"] == "outrider"
    assert said.response_json()["status"] == "queued"
    assert said.request_headers["authorization"] == "Bearer ***"
