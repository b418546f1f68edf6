from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

if TYPE_CHECKING:
    from githubkit import GitHub

    from demo.forge import PullRequest, Repository

NOTE = {
    "path": "app.py",
    "start_line": 3,
    "end_line": 3,
    "annotation_level": "failure",
    "title": "Bad print",
    "message": "Worse.",
}


@pytest.fixture
def pull(shop: Repository) -> PullRequest:
    shop.commit("feature", {"app.py": "import os\n\nprint('<b>')\n"}, "Print <b>")
    return shop.open_pull_request("feature", "main", "Print <b>")


def check(pull: PullRequest, github: GitHub[Any], **more: object) -> int:
    body: Any = {"name": "outrider", "head_sha": pull.head_sha, **more}
    return github.rest.checks.create("acme", "shop", data=body).parsed_data.id


def test_every_page_answers(shop: Repository, pull: PullRequest, github: GitHub[Any]) -> None:
    number = check(pull, github, conclusion="success")
    root = shop.url.removesuffix("/acme/shop")
    pages = ["/", "/acme/shop", "/acme/shop/pull/1", f"/acme/shop/runs/{number}"]
    pages += ["/acme/shop/blob/main/docs/guide.md", "/acme/shop/tree/main/docs"]
    assert [httpx.get(root + page).status_code for page in pages] == [200] * len(pages)
    missing = ["/acme/none", "/acme/shop/pull/2", "/acme/shop/runs/1", "/acme/shop/blob/main/none", "/acme/shop/blob/none/app.py"]
    assert [httpx.get(root + page).status_code for page in missing] == [404] * len(missing)


def test_an_annotation_stands_beneath_its_line(pull: PullRequest, github: GitHub[Any]) -> None:
    check(pull, github, conclusion="failure", output={"title": "One finding", "summary": "S", "annotations": [NOTE]})
    shown = httpx.get(pull.url).text
    line, note = shown.index("&lt;b&gt;", shown.index('id="files"')), shown.index("Bad print")
    assert line < note
    assert "Some checks were not successful" in shown
    assert "One finding" in shown


def test_annotations_off_the_difference_are_shown_too(pull: PullRequest, github: GitHub[Any]) -> None:
    elsewhere = NOTE | {"path": "docs/guide.md", "start_line": 1, "end_line": 1, "title": "Far away"}
    check(pull, github, conclusion="failure", output={"title": "T", "summary": "S", "annotations": [elsewhere]})
    shown = httpx.get(pull.url).text
    assert shown.index("Unchanged files with annotations") < shown.index("Far away")


def test_what_people_and_bots_write_is_never_markup(pull: PullRequest) -> None:
    pull.comment("mallory", "<img src=x onerror=alert(1)> [a](javascript:alert(1)) <!-- hidden --> **bold**")
    answer = httpx.get(pull.url)
    assert "<img" not in answer.text
    assert 'href="javascript' not in answer.text
    assert "hidden --" not in answer.text
    assert "<strong>bold</strong>" in answer.text
    assert "Print &lt;b&gt;" in answer.text
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_the_page_looks_again_while_a_check_runs(pull: PullRequest, github: GitHub[Any]) -> None:
    number = check(pull, github, status="in_progress")
    assert 'http-equiv="refresh"' in httpx.get(pull.url).text
    github.rest.checks.update("acme", "shop", number, data={"conclusion": "success"})
    shown = httpx.get(pull.url).text
    assert 'http-equiv="refresh"' not in shown
    assert "All checks have passed" in shown
