"""Every answer parses with githubkit's own models: they refuse a missing field."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import pytest
from githubkit.exception import RequestFailed

from demo.forge import Move

if TYPE_CHECKING:
    import httpx
    from githubkit import GitHub

    from demo.forge import Forge, Repository


@pytest.mark.usefixtures("shop")
def test_the_app_knows_itself_and_its_installations(forge: Forge, as_app: GitHub[Any]) -> None:
    assert as_app.rest.apps.get_authenticated().parsed_data.id == forge.app_id
    assert [each.id for each in as_app.rest.apps.list_installations().parsed_data] == [forge.installation_id("acme")]
    assert as_app.rest.apps.get_repo_installation("acme", "shop").parsed_data.id == forge.installation_id("acme")


def test_a_repository_where_the_app_is_not_installed_has_no_installation(forge: Forge, as_app: GitHub[Any]) -> None:
    forge.create_repository("elsewhere", "secret", {"a": "b"}, installed=False)
    with pytest.raises(RequestFailed) as refused:
        as_app.rest.apps.get_repo_installation("elsewhere", "secret")
    assert refused.value.response.status_code == 404


def test_reads_a_repository(github: GitHub[Any]) -> None:
    assert github.rest.repos.get("acme", "shop").parsed_data.default_branch == "main"
    assert github.rest.apps.list_repos_accessible_to_installation().parsed_data.total_count == 1


def test_reads_pull_requests(shop: Repository, github: GitHub[Any]) -> None:
    head = shop.commit("feature", {"app.py": "print()\n"}, "Say nothing")
    shop.open_pull_request("feature", "main", "Say nothing")
    pull = github.rest.pulls.get("acme", "shop", 1).parsed_data
    assert (pull.head.sha, pull.base.sha, pull.changed_files, pull.commits) == (head, shop.head(), 1, 1)
    assert pull.mergeable is True
    assert [each.number for each in github.rest.pulls.list("acme", "shop", head="acme:feature").parsed_data] == [1]
    assert github.rest.pulls.list("acme", "shop", head="acme:other").parsed_data == []
    assert github.rest.pulls.list("acme", "shop", state="closed").parsed_data == []
    assert [each.filename for each in github.rest.pulls.list_files("acme", "shop", 1).parsed_data] == ["app.py"]
    assert len(github.rest.repos.list_pull_requests_associated_with_commit("acme", "shop", head).parsed_data) == 1


def test_a_conflict_is_not_mergeable(shop: Repository, github: GitHub[Any]) -> None:
    start = shop.head()
    shop.commit("feature", {"app.py": "one\n"}, "One", parent=start)
    shop.commit("main", {"app.py": "two\n"}, "Two")
    shop.open_pull_request("feature", "main", "One")
    assert github.rest.pulls.get("acme", "shop", 1).parsed_data.mergeable is False


def test_compare_finds_the_merge_base_of_diverged_branches(shop: Repository, github: GitHub[Any]) -> None:
    fork_point = shop.head()
    shop.commit("feature", {"b.py": "1\n"}, "Add b", move=[Move("docs/guide.md", "guide.md")])
    shop.commit("main", {"c.py": "1\n"}, "Add c")
    compared = github.rest.repos.compare_commits("acme", "shop", "main...feature").parsed_data
    assert compared.merge_base_commit.sha == fork_point
    assert (compared.status, compared.ahead_by, compared.behind_by) == ("diverged", 1, 1)
    assert {(each.filename, each.status) for each in compared.files or []} == {("b.py", "added"), ("guide.md", "renamed")}


def test_reads_a_commit_by_branch_and_its_id_alone(shop: Repository, github: GitHub[Any], raw: httpx.Client) -> None:
    assert github.rest.repos.get_commit("acme", "shop", "main").parsed_data.sha == shop.head()
    alone = raw.get("/commits/main", headers={"Accept": "application/vnd.github.sha"})
    assert alone.text == shop.head()


def test_reads_a_file_a_directory_and_raw_bytes(shop: Repository, github: GitHub[Any], raw: httpx.Client) -> None:
    file: Any = github.rest.repos.get_content("acme", "shop", "docs/guide.md", ref=shop.head()).parsed_data
    assert base64.b64decode(file.content) == b"# Guide\n"
    listing: Any = github.rest.repos.get_content("acme", "shop", "").parsed_data
    assert [(each.type, each.path) for each in listing] == [("file", "app.py"), ("dir", "docs")]
    assert raw.get("/contents/docs/guide.md", headers={"Accept": "application/vnd.github.raw+json"}).content == b"# Guide\n"
    assert raw.get("/contents/missing").status_code == 404


def test_lists_are_cut_into_pages_that_name_the_next(shop: Repository, raw: httpx.Client) -> None:
    for number in range(3):
        shop.commit(f"b{number}", {"n": str(number)}, "n")
        shop.open_pull_request(f"b{number}", "main", f"n{number}")
    first = raw.get("/pulls", params={"per_page": 2})
    assert [each["number"] for each in first.json()] == [3, 2]
    second = raw.get(first.links["next"]["url"])
    assert [each["number"] for each in second.json()] == [1]
    assert "next" not in second.links


def test_a_conditional_request_for_the_same_state_is_not_modified(raw: httpx.Client) -> None:
    first = raw.get("/pulls")
    again = raw.get("/pulls", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_pull_request_from_a_fork_is_reachable_in_the_base(forge: Forge, shop: Repository, github: GitHub[Any]) -> None:
    fork = forge.fork(shop, "mallory")
    fork.commit("feature", {"app.py": "evil\n"}, "Evil", author="mallory")
    pull = shop.open_pull_request("feature", "main", "Evil", fork=fork, author="mallory")
    seen = github.rest.pulls.get("acme", "shop", pull.number).parsed_data
    assert seen.head.repo.full_name == "mallory/shop"
    assert shop.row.git.resolve(f"refs/pull/{pull.number}/head") == seen.head.sha
    moved = fork.commit("feature", {"app.py": "worse\n"}, "Worse")
    assert shop.row.git.resolve(f"refs/pull/{pull.number}/head") == moved
