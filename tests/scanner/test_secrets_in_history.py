"""Secrets that a change brought and took away again, from the forge's repository to the verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from findings.coverage import Outcome
from findings.model import Location, State
from findings.policy import Policy
from findings.verdict import Conclusion, judge
from scanner.engines.secrets import SecretsEngine
from scanner.pipeline import ScanResult, run
from scanner.sources.commits import Commits
from scanner.sources.git import fetch_change
from scanner.sources.git_remote import GitRemote
from scanner.sources.wants import Wants
from tests.scanner.git_forge import Repository, new_repository, serving

if TYPE_CHECKING:
    from pathlib import Path

# Put together here, so that no scanner takes this file for a leak.
STRIPE = "sk_" + "live_51H8xYzAbCdEfGhIjKlMnOpQr"
GITHUB = "ghp_" + "x7Yk2Lm9Qw4Er6Ty8Ui0Op3As5Df1Gh2Jk4Z"
PAY = f"import stripe\nstripe.api_key = '{STRIPE}'\n".encode()
PLAIN = b"import os\n"

Scan = Callable[[str, str], ScanResult]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return new_repository(tmp_path / "r.git")


@pytest.fixture
def scan(tmp_path: Path) -> Iterator[Scan]:
    with serving(tmp_path) as forge:

        def scanned(merge_base: str, head: str) -> ScanResult:
            (tmp_path / "work").mkdir()
            remote = GitRemote(f"{forge.url}/r.git")
            return run(fetch_change(remote, Commits(head, merge_base), tmp_path / "work", Wants(history=True)), [SecretsEngine()])

        yield scanned


def told(result: ScanResult) -> list[tuple[str, State, str | None]]:
    return [(it.location.path, it.state, it.commit) for it in result.findings]


def test_a_key_added_and_removed_again_within_a_change_is_new_and_fails_it(repository: Repository, scan: Scan) -> None:
    base = repository.commit({"a.py": PLAIN})
    leak = repository.commit({"a.py": PLAIN, "app/pay.py": PAY}, base)
    result = scan(base, repository.commit({"a.py": PLAIN}, leak))
    (finding,) = result.findings
    assert (finding.rule, finding.state, finding.commit) == ("secrets/stripe-access-token", State.NEW, leak)
    assert finding.location == Location("app/pay.py", 2, 2, 19, 51)
    assert finding.title == "Secret in a commit: Stripe access token"
    assert f"brought by commit {leak[:12]} and taken out again since. Rotate it" in finding.message
    assert finding.snippet == "stripe.api_key = '****'"
    assert STRIPE[4:] not in repr(result)
    assert result.runs[0].outcome is Outcome.FINDINGS
    verdict = judge(result.runs, result.findings, Policy())
    assert verdict.conclusion is Conclusion.FAILURE


def test_a_key_moved_within_the_change_is_told_once_where_it_is_now(repository: Repository, scan: Scan) -> None:
    base = repository.commit({"a.py": PLAIN})
    first = repository.commit({"a.py": PLAIN, "one.py": PAY}, base)
    second = repository.commit({"a.py": PLAIN, "two.py": b"#\n" + PAY}, first)
    result = scan(base, repository.commit({"a.py": PLAIN, "three.py": b"#\n#\n" + PAY}, second))
    assert told(result) == [("three.py", State.NEW, None)]


def test_a_key_that_was_there_before_the_change_is_not_blamed_on_its_commits(repository: Repository, scan: Scan) -> None:
    base = repository.commit({"a.py": PLAIN, "same.py": PAY, "edited.py": PAY})
    first = repository.commit({"a.py": PLAIN, "same.py": PAY + b"# x\n", "edited.py": PAY + b"# y\n"}, base)
    result = scan(base, repository.commit({"a.py": PLAIN, "same.py": PAY, "edited.py": PLAIN}, first))
    assert [(state, commit) for _, state, commit in told(result) if state is not State.FIXED] == []


def test_each_value_is_told_once_with_the_first_commit_that_had_it(repository: Repository, scan: Scan) -> None:
    base = repository.commit({"a.py": PLAIN})
    first = repository.commit({"a.py": PLAIN, "one.py": PAY}, base)
    second = repository.commit({"a.py": PLAIN, "one.py": PAY + f"t = '{GITHUB}'\n".encode()}, first)
    result = scan(base, repository.commit({"a.py": PLAIN + b"#\n"}, second))
    assert [(it.rule, it.commit) for it in result.findings] == [
        ("secrets/stripe-access-token", first),
        ("secrets/github-pat", second),
    ]


def test_commits_without_secrets_are_clean(repository: Repository, scan: Scan) -> None:
    base = repository.commit({"a.py": PLAIN})
    first = repository.commit({"a.py": PLAIN, "b.py": PLAIN + b"#\n"}, base)
    result = scan(base, repository.commit({"a.py": PLAIN}, first))
    assert (result.findings, result.runs[0].outcome, result.runs[0].coverage.files) == ((), Outcome.CLEAN, 1)
