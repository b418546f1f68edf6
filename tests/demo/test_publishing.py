from __future__ import annotations

import base64
import gzip
import json
from typing import TYPE_CHECKING, Any, cast

import pytest

if TYPE_CHECKING:
    import httpx
    from githubkit import GitHub

    from demo.forge import Forge, Repository

NOTE = {"path": "app.py", "start_line": 1, "end_line": 1, "annotation_level": "failure", "message": "Bad."}


def run(shop: Repository, **more: object) -> dict[str, Any]:
    return {"name": "outrider", "head_sha": shop.head()} | more


def output(**more: object) -> dict[str, Any]:
    return {"output": {"title": "T", "summary": "S"} | more}


def test_a_check_run_is_made_found_and_concluded(shop: Repository, github: GitHub[Any]) -> None:
    made = github.rest.checks.create("acme", "shop", data=run(shop, external_id="x", status="in_progress")).parsed_data
    assert made.status == "in_progress"
    found = github.rest.checks.list_for_ref("acme", "shop", shop.head(), check_name="outrider").parsed_data
    assert [each.external_id for each in found.check_runs] == ["x"]
    done = github.rest.checks.update("acme", "shop", made.id, data={"conclusion": "failure"} | output()).parsed_data
    assert (done.status, done.conclusion, done.output.title) == ("completed", "failure", "T")
    assert done.completed_at is not None
    assert [each["kind"] for each in shop.effects()] == ["check_run.created", "check_run.updated"]


def test_annotations_only_grow(shop: Repository, github: GitHub[Any]) -> None:
    made = github.rest.checks.create("acme", "shop", data=run(shop) | output(annotations=[NOTE] * 50)).parsed_data
    github.rest.checks.update("acme", "shop", made.id, data=output(annotations=[NOTE]))
    notes = github.rest.checks.list_annotations("acme", "shop", made.id, per_page=100).parsed_data
    assert len(notes) == 51
    assert github.rest.checks.get("acme", "shop", made.id).parsed_data.output.annotations_count == 51


def test_a_rerun_takes_back_the_conclusion(shop: Repository, github: GitHub[Any]) -> None:
    made = github.rest.checks.create("acme", "shop", data=run(shop, conclusion="success")).parsed_data
    again = github.rest.checks.update("acme", "shop", made.id, data={"status": "in_progress"}).parsed_data
    assert (again.status, again.conclusion, again.completed_at) == ("in_progress", None, None)


def test_only_the_latest_run_of_a_name_is_listed_unless_all_are_asked_for(shop: Repository, github: GitHub[Any]) -> None:
    for _ in range(2):
        github.rest.checks.create("acme", "shop", data=run(shop))
    assert github.rest.checks.list_for_ref("acme", "shop", "main").parsed_data.total_count == 1
    assert github.rest.checks.list_for_ref("acme", "shop", "main", filter_="all").parsed_data.total_count == 2


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (output(annotations=[NOTE] * 51), "No more than 50 items"),
        (output(summary="x" * 65_536), "65535 characters"),
        (output(text="x" * 65_536), "65535 characters"),
        ({"output": {"summary": "S"}}, '"title" wasn\'t supplied'),
        ({"output": {"title": "T"}}, '"summary" wasn\'t supplied'),
        ({"conclusion": "stale"}, "not a member"),
        ({"conclusion": "fine"}, "not a member"),
        ({"status": "completed"}, "Validation Failed"),
        ({"head_sha": "1" * 40}, "No commit found for SHA"),
        ({"name": None}, '"name" wasn\'t supplied'),
        (output(annotations=[NOTE | {"title": "x" * 256}]), "Validation Failed"),
        (output(annotations=[NOTE | {"message": "ü" * 32_769}]), "Validation Failed"),
        (output(annotations=[NOTE | {"end_line": 2, "start_column": 1}]), "Validation Failed"),
        (output(annotations=[NOTE | {"start_line": 0}]), "Validation Failed"),
        (output(annotations=[NOTE | {"annotation_level": "error"}]), "not a member"),
        (output(annotations=[{"path": "app.py"}]), "weren't supplied"),
        ({"actions": [{"label": "x" * 21, "description": "d", "identifier": "i"}]}, "at most 20"),
    ],
)
def test_what_github_refuses_in_a_check_run_is_refused(
    shop: Repository, raw: httpx.Client, body: dict[str, Any], reason: str
) -> None:
    refused = raw.post("/check-runs", json=run(shop) | body)
    assert refused.status_code == 422
    assert reason in refused.json()["message"]
    assert shop.check_runs(shop.head()) == []


def test_another_apps_check_run_is_not_ours_to_change(forge: Forge, shop: Repository, raw: httpx.Client) -> None:
    number = raw.post("/check-runs", json=run(shop)).json()["id"]
    forge.state.check_runs[number].app = forge.state.actions_app
    assert raw.patch(f"/check-runs/{number}", json={"conclusion": "success"}).status_code == 403


def test_a_comment_is_made_listed_and_changed(shop: Repository, github: GitHub[Any]) -> None:
    shop.commit("feature", {"a": "1"}, "a")
    pull = shop.open_pull_request("feature", "main", "a")
    pull.comment("ada", "Nice.")
    made = github.rest.issues.create_comment("acme", "shop", 1, body="Found two.").parsed_data
    github.rest.issues.update_comment("acme", "shop", made.id, body="Found one.")
    seen = github.rest.issues.list_comments("acme", "shop", 1).parsed_data
    assert [(each.body, bool(each.performed_via_github_app)) for each in seen] == [("Nice.", False), ("Found one.", True)]
    assert github.rest.issues.get_comment("acme", "shop", made.id).parsed_data.user.type == "Bot"
    github.rest.issues.delete_comment("acme", "shop", made.id)
    assert [each.body for each in shop.comments(1)] == ["Nice."]


@pytest.mark.parametrize("body", ["x" * 65_537, "  \n"])
def test_a_comment_too_long_or_blank_is_refused(shop: Repository, raw: httpx.Client, body: str) -> None:
    shop.commit("feature", {"a": "1"}, "a")
    shop.open_pull_request("feature", "main", "a")
    assert raw.post("/issues/1/comments", json={"body": body}).status_code == 422
    assert raw.post("/issues/2/comments", json={"body": "a"}).status_code == 404


def sarif(**more: object) -> dict[str, Any]:
    def part(name: str) -> dict[str, Any]:
        return cast("dict[str, Any]", more.pop(name, {}))

    text = {"text": "t"}
    rule = {"id": "r", "shortDescription": text, "fullDescription": text, "help": text}
    place = {"artifactLocation": {"uri": "app.py"}, "region": {"startLine": 1}}
    result = {"ruleId": "r", "message": text, "locations": [{"physicalLocation": place}]}
    driver = {"name": "outrider", "rules": [rule | part("rule")]}
    one = {"tool": {"driver": driver}, "results": [result | part("result")]} | part("run")
    return {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [one]} | more


def upload(raw: httpx.Client, shop: Repository, document: object) -> httpx.Response:
    packed = base64.b64encode(gzip.compress(json.dumps(document).encode())).decode()
    return raw.post("/code-scanning/sarifs", json={"commit_sha": shop.head(), "ref": "refs/heads/main", "sarif": packed})


def judged(raw: httpx.Client, accepted: httpx.Response) -> dict[str, Any]:
    assert accepted.status_code == 202
    assert raw.get(accepted.json()["url"]).json()["processing_status"] == "pending"
    answer: dict[str, Any] = raw.get(accepted.json()["url"]).json()
    return answer


def test_a_sarif_upload_is_pending_and_then_complete(shop: Repository, raw: httpx.Client, github: GitHub[Any]) -> None:
    accepted = upload(raw, shop, sarif())
    assert judged(raw, accepted)["processing_status"] == "complete"
    status = github.rest.code_scanning.get_sarif("acme", "shop", accepted.json()["id"]).parsed_data
    assert status.processing_status == "complete"
    assert [each.document for each in shop.sarifs()] == [sarif()]


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (sarif(version="2.0.0"), "not SARIF 2.1.0"),
        (sarif(runs=sarif()["runs"] * 2), "share a category"),
        (sarif(run={"results": [{}]}), "lacks what GitHub needs"),
        (sarif(rule={"properties": {"security-severity": 9.0}}), "not a string"),
        (sarif(rule={"properties": {"tags": ["t"] * 21}}), "more than 20 tags"),
        (sarif(result={"locations": []}), "0 locations"),
        (sarif(result={"ruleId": "other"}), "does not describe"),
        (sarif(run={"results": sarif()["runs"][0]["results"] * 25_001}), "25001 results"),
        ([], "not an object"),
    ],
)
def test_a_sarif_file_github_cannot_use_fails(shop: Repository, raw: httpx.Client, document: object, reason: str) -> None:
    answer = judged(raw, upload(raw, shop, document))
    assert answer["processing_status"] == "failed"
    assert reason in " ".join(answer["errors"])


def test_code_scanning_can_be_off(shop: Repository, raw: httpx.Client) -> None:
    shop.row.code_scanning = False
    assert upload(raw, shop, sarif()).status_code == 403
