"""A pull request gets an honest verdict, from the signed delivery to the completed check."""

import gzip
import json
from base64 import b64decode
from pathlib import Path

import pytest
import requests

from demo.forge.forge import Forge
from demo.forge.repository import Repository
from demo.sample_files import files_of
from demo.service import RunningService
from tests.end_to_end.steps import fix, propose, verdict, wait_for
from tests.equipment import long

pytestmark = pytest.mark.timeout(300)


def test_only_what_the_change_introduces_fails_it_and_its_fix_passes(
    forge: Forge, service: RunningService, shop: Repository, tmp_path: Path
) -> None:
    service.start()
    forge.set_webhook(f"{service.url}/hooks/github")
    head = propose(shop)
    change = shop.open_pull_request("proposal", "main", "Find orders")

    first = verdict(shop, head, service)

    assert first.conclusion == "failure"
    assert {note["path"] for note in first.annotations} == {"shop/orders.py", "shop/carrier.py", "requirements.txt"}
    assert len(shop.comments(change.number)) == 1
    uploaded = json.loads(gzip.decompress(b64decode(forge_sarif(forge))))
    assert {run["automationDetails"]["id"] for run in uploaded["runs"]} == {
        f"outrider/{engine}/" for engine in ("code", "secrets", "packages")
    }
    page = requests.get(str(first.details_url), timeout=10)
    assert page.ok
    assert "SQL statement built from a request" in page.text
    assert requests.get(str(first.details_url).partition("?")[0], timeout=10).status_code == 404

    on_top = verdict(shop, propose(shop, files_of("fix")), service)

    assert {note["title"] for note in on_top.annotations} == set(), "the key is not on head any more"
    assert "GitHub PAT" in str(on_top.title) + str(on_top.summary)
    assert on_top.conclusion == "failure"

    fixed = fix(shop)
    second = verdict(shop, fixed, service)

    assert (second.conclusion, second.annotations) == ("success", [])
    assert len(shop.comments(change.number)) == 1
    minted = [effect for effect in forge.effects if effect.kind == "token.minted"]
    assert all(effect.detail["repository_ids"] == [shop.id] for effect in minted)
    wait_for(lambda: still_open(forge) == 0 or None, service)

    key = next(line for line in shop.read("shop/carrier.py", head).decode().splitlines() if "TOKEN =" in line).split('"')[1]
    published = json.dumps(
        [first.summary, first.annotations, [comment.body for comment in shop.comments(change.number)], uploaded]
    )
    stored = b"".join(
        path.read_bytes() for path in (tmp_path / "service").rglob("*") if path.is_file() and "cache" not in path.parts
    )
    assert key not in published
    assert key not in page.text
    assert key.encode() not in stored, "the planted key reached a log or a database"


def forge_sarif(forge: Forge) -> str:
    sent = [
        exchange for exchange in forge.exchanges if exchange.path.endswith("/code-scanning/sarifs") and exchange.method == "POST"
    ]
    return str(sent[0].request_json()["sarif"])


def still_open(forge: Forge) -> int:
    minted = sum(effect.kind == "token.minted" for effect in forge.effects)
    return minted - sum(effect.kind == "token.revoked" for effect in forge.effects)


def test_a_newer_head_supersedes_the_older_whose_check_ends_cancelled(
    forge: Forge, service: RunningService, shop: Repository
) -> None:
    service.start("serve")
    forge.set_webhook(f"{service.url}/hooks/github")
    older = propose(shop)
    shop.open_pull_request("proposal", "main", "Find orders")
    forge.hang_next("POST", "git-upload-pack", seconds=60)
    service.start("work")
    wait_for(lambda: forge.faults.struck or None, service)

    newer = fix(shop)

    assert verdict(shop, newer, service).conclusion == "success"
    assert verdict(shop, older, service).conclusion == "cancelled"


def test_a_push_to_the_default_branch_is_scanned_in_full(forge: Forge, service: RunningService, shop: Repository) -> None:
    service.start("serve", "work")
    forge.set_webhook(f"{service.url}/hooks/github")

    head = shop.commit("main", {"web/menu.js": "export const items = [];\n"}, "Add a menu")

    run = verdict(shop, head, service)
    assert (run.conclusion, run.annotations) == ("success", [])
    sent = [
        exchange for exchange in forge.exchanges if exchange.path.endswith("/code-scanning/sarifs") and exchange.method == "POST"
    ]
    assert sent[0].request_json()["ref"] == "refs/heads/main"
    rules = {
        result["ruleId"]
        for run in json.loads(gzip.decompress(b64decode(forge_sarif(forge))))["runs"]
        for result in run["results"]
    }
    assert "code/python-command-injection" in rules, "old findings are reported, though they fail nothing"


@long
def test_what_stood_in_a_file_that_can_no_longer_be_read_stays_open(
    forge: Forge, service: RunningService, shop: Repository
) -> None:
    service.start("serve", "work")
    forge.set_webhook(f"{service.url}/hooks/github")
    old = "shop/status.py"
    verdict(shop, shop.commit("main", {"web/menu.js": "export const items = [];\n"}, "Add a menu"), service)
    assert old in uploaded_places(forge)[-1]
    unread = shop.commit("main", {old: "def (((\n" + shop.read(old, "main").decode()}, "Break a file")

    run = verdict(shop, unread, service)

    assert old in str(run.summary)
    assert old in uploaded_places(forge)[-1]
    mended = shop.commit("main", {old: "STATUS = {}\n"}, "Mend it")
    verdict(shop, mended, service)
    assert old not in uploaded_places(forge)[-1]


def uploaded_places(forge: Forge) -> list[set[str]]:
    """The paths of the code engine's results, one set an upload."""
    return [
        {
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            for run in json.loads(gzip.decompress(b64decode(exchange.request_json()["sarif"])))["runs"]
            if run["automationDetails"]["id"] == "outrider/code/"
            for result in run["results"]
        }
        for exchange in forge.exchanges
        if exchange.path.endswith("/code-scanning/sarifs") and exchange.method == "POST"
    ]


def test_a_repository_that_can_not_be_cloned_is_an_error_and_never_a_success(
    forge: Forge, service: RunningService, shop: Repository
) -> None:
    service.start("serve", "work")
    forge.set_webhook(f"{service.url}/hooks/github")
    forge.fail_next("*", r"\.git/", status=403, times=50)
    head = propose(shop)
    shop.open_pull_request("proposal", "main", "Find orders")

    run = verdict(shop, head, service)

    assert run.conclusion == "failure"
    assert "ould not finish" in str(run.title)


@long
def test_code_scanning_that_is_off_is_told_and_no_error(forge: Forge, service: RunningService, shop: Repository) -> None:
    service.start("serve", "work")
    forge.set_webhook(f"{service.url}/hooks/github")
    forge.fail_next(
        "POST", "/code-scanning/sarifs", status=403, body={"message": "Code scanning is not enabled for this repository."}
    )
    head = propose(shop, files_of("fix"))
    shop.open_pull_request("proposal", "main", "Find orders")

    run = verdict(shop, head, service)

    assert run.conclusion == "success"
    assert "Code scanning is off" in str(run.summary)


@long
def test_the_policy_is_read_from_the_target_branch_not_from_the_change(
    forge: Forge, service: RunningService, shop: Repository
) -> None:
    service.start("serve", "work")
    head = propose(shop, {**files_of("change"), ".outrider.yml": "mode: observe\n"})
    forge.set_webhook(f"{service.url}/hooks/github")
    shop.open_pull_request("proposal", "main", "Find orders, loosely")

    run = verdict(shop, head, service)

    assert run.conclusion == "failure"
    assert "proposed, not in force" in str(run.summary)
