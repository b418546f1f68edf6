"""`outrider sweep` invokes the scanning function until it has been through everything."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from cli.sweep import sweep
from tests.cloudformation import lambda_api, moto_api

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cloudformation.lambda_api import LambdaApi

MOTO_ACCOUNT = "123456789012"


@pytest.fixture(scope="module")
def sts() -> Iterator[str]:
    with moto_api.answering() as url:
        yield url


@pytest.fixture
def function(sts: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LambdaApi]:
    with lambda_api.answering() as api:
        settings = {
            "AWS_ENDPOINT_URL_STS": sts,
            "AWS_ENDPOINT_URL_LAMBDA": api.url,
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_CONFIG_FILE": str(tmp_path / "none"),
            "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "none"),
        }
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        yield api


def run(*words: str) -> Result:
    return CliRunner().invoke(sweep, ["outrider-scans", "--region", "eu-central-1", *words], catch_exceptions=False)


def test_it_goes_on_where_an_invocation_ended(function: LambdaApi) -> None:
    asked: list[Any] = []
    left = [
        {"swept": 3, "failed": 0, "unfinished": True, "after": "function/m"},
        {"swept": 2, "failed": 0, "unfinished": False},
    ]

    def answer(event: Any) -> Any:
        asked.append(event)
        return left.pop(0)

    function.invoked = answer
    done = run("--name", "shop-*", "--tag", "team=shop", "--in", "222233334444", "--account", MOTO_ACCOUNT)
    assert (done.exit_code, done.stdout.splitlines()) == (
        0,
        ["3 in service looked at, 0 failed, more to come", "2 in service looked at, 0 failed"],
    )
    detail = {"names": ["shop-*"], "tags": {"team": "shop"}, "accounts": ["222233334444"], "dry_run": False}
    assert [event["detail"] for event in asked] == [detail, detail | {"after": "function/m"}]
    assert (asked[0]["account"], asked[0]["region"]) == (MOTO_ACCOUNT, "eu-central-1")


def test_a_dry_run_lists(function: LambdaApi) -> None:
    function.invoked = lambda event: {"would": ["function/a", "task/b"] if event["detail"]["dry_run"] else []}
    assert run("--dry-run").stdout == "function/a\ntask/b\n"
    assert json.loads(run("--dry-run", "--json").stdout) == {"would": ["function/a", "task/b"]}


@pytest.mark.parametrize("answer", [{"would": ["a"]}, {"swept": 1, "failed": 1, "unfinished": False}], ids=str)
def test_a_member_that_can_not_be_read_is_named(function: LambdaApi, answer: dict[str, Any]) -> None:
    function.invoked = lambda _: answer | {"unreadable": {"222233334444/eu-west-1": "The role does not open. [role-refused]"}}
    done = run()
    assert done.stdout.splitlines()[1] == "222233334444/eu-west-1 can not be read: The role does not open. [role-refused]"
    assert done.exit_code == 3


@pytest.mark.parametrize(
    "answer", [{"swept": 1, "failed": 1, "unfinished": False}, {"swept": 0, "failed": 0, "unfinished": True, "after": ""}]
)
def test_what_was_not_scanned_is_no_success(function: LambdaApi, answer: dict[str, Any]) -> None:
    function.invoked = lambda _: answer
    done = run()
    assert done.exit_code == 3
    assert "not everything was scanned" in done.stderr


@pytest.mark.usefixtures("function")
def test_credentials_of_another_account_are_refused() -> None:
    done = run("--account", "999999999999")
    assert (done.exit_code, done.stdout) == (3, "")
    assert "of account 123456789012, not 999999999999" in done.stderr


def test_another_functions_answer_is_refused(function: LambdaApi) -> None:
    function.invoked = lambda _: ["pong"]
    assert "is it the scanning function?" in run().stderr


def test_a_tag_without_a_value_is_wrong_usage() -> None:
    assert run("--tag", "team").exit_code == 2
