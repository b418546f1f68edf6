"""Issuers are asked about secrets when somebody opted in, and nobody else is told anything."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import click
import pytest

from cli.validate import asking, refuse_on_changes
from findings.coverage import Outcome
from findings.model import Confidence, Finding
from scanner.engines import secrets_asking
from scanner.engines.interface import Limits
from scanner.engines.registry import engines_named
from scanner.engines.secrets import SecretsEngine, _cache_folder
from scanner.engines.secrets_asking import ask
from scanner.engines.secrets_issuers import ISSUERS, Answer, Issuer, issuers_named
from scanner.engines.secrets_kinds import rule_id
from scanner.prepared import Prepared
from scanner.workspace import Passage, Tree, Workspace

if TYPE_CHECKING:
    from pathlib import Path

# Put together here, so that no scanner takes this file for a leak.
STRIPE = "sk_" + "live_51H8xYzAbCdEfGhIjKlMnOpQr"
GITHUB = "ghp_" + "x7Yk2Lm9Qw4Er6Ty8Ui0Op3As5Df1Gh2Jk4Z"
STRIPE_RULE, GITHUB_RULE = "secrets/stripe-access-token", "secrets/github-pat"


@dataclass
class Stand:
    """Stands for an issuer's server, and keeps what it was sent."""

    url: str
    says: dict[str, int] = field(default_factory=dict)
    """Status by the value of the Authorization header; 401 for all others."""
    heard: list[tuple[str, str]] = field(default_factory=list)


@pytest.fixture
def stand() -> Iterator[Stand]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            shown = self.headers.get("Authorization", "")
            found.heard.append((self.path, shown))
            self.send_response(found.says.get(shown, 401))
            self.send_header("Location", f"{found.url}/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        found = Stand(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield found
        server.shutdown()
        thread.join()


def issuer(name: str, stand: Stand, path: str = "/v1") -> Issuer:
    return replace(issuers_named([name])[0], url=f"{stand.url}{path}")


def scan(tmp_path: Path, *issuers: Issuer) -> list[Finding]:
    (tmp_path / "a.txt").write_text(f"a = '{STRIPE}'\nb = '{GITHUB}'\nc = '{STRIPE}'\n")
    engine = SecretsEngine(cache=_cache_folder(os.environ), issuers=issuers)
    result = engine.scan(Tree(tmp_path, ("a.txt",)), Limits(seconds=60))
    assert result.run.outcome is Outcome.FINDINGS
    assert STRIPE[4:] not in repr(result)
    return list(result.findings)


def test_only_the_issuer_that_was_opted_in_to_is_asked_and_once_for_each_secret(tmp_path: Path, stand: Stand) -> None:
    stand.says[f"Bearer {STRIPE}"] = 200
    findings = scan(tmp_path, issuer("stripe", stand))
    assert stand.heard == [("/v1", f"Bearer {STRIPE}")]
    assert [finding.message.rpartition("keeps it.")[2] for finding in findings] == [
        " Stripe accepts it: it is in force.",
        "",
        " Stripe accepts it: it is in force.",
    ]


def test_nobody_is_asked_without_opting_in(tmp_path: Path, stand: Stand) -> None:
    assert [finding.message.rpartition("keeps it.")[2] for finding in scan(tmp_path)] == ["", "", ""]
    assert stand.heard == []


def test_the_merge_base_is_compared_without_asking(tmp_path: Path, stand: Stand) -> None:
    (tmp_path / "a.txt").write_text(STRIPE)
    engine = SecretsEngine(cache=_cache_folder(os.environ), issuers=(issuer("stripe", stand),))
    result = engine.scan(Tree(tmp_path, ("a.txt",)), Limits(seconds=60), frozenset({STRIPE_RULE}))
    assert (len(result.findings), stand.heard) == (1, [])


def test_an_answer_is_told_of_what_a_commit_had_too(tmp_path: Path, stand: Stand) -> None:
    finding = scan(tmp_path, issuer("stripe", stand))[0]
    told = SecretsEngine().in_passing(finding, Passage("b.txt", "c0ffee"))
    assert told.message.endswith("the history keeps it. Stripe refuses it: it was revoked, or is another server's.")


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (200, Answer.ACCEPTED),
        (403, Answer.ACCEPTED),
        (401, Answer.REFUSED),
        (302, Answer.UNKNOWN),
        (429, Answer.UNKNOWN),
        (500, Answer.UNKNOWN),
    ],
)
def test_an_answer_is_what_its_status_says_and_no_redirect_is_followed(status: int, answer: Answer, stand: Stand) -> None:
    stand.says[f"Bearer {STRIPE}"] = status
    key = (STRIPE_RULE, STRIPE.encode())
    assert ask([key], [issuer("stripe", stand)]) == {key: answer}
    assert [path for path, _ in stand.heard] == ["/v1"]


def test_a_server_that_is_not_there_is_no_answer(stand: Stand) -> None:
    nobody = replace(issuer("stripe", stand), url="http://127.0.0.1:9/")
    assert set(ask([(STRIPE_RULE, b"one"), (STRIPE_RULE, b"bad\nheader")], [nobody]).values()) == {Answer.UNKNOWN}


def test_more_than_a_few_are_not_asked_about(monkeypatch: pytest.MonkeyPatch, stand: Stand) -> None:
    monkeypatch.setattr(secrets_asking, "MOST_ASKED", 2)
    answers = ask([(STRIPE_RULE, b"%d" % number) for number in range(4)], [issuer("stripe", stand)])
    assert list(answers.values()) == [Answer.REFUSED, Answer.REFUSED, Answer.UNKNOWN, Answer.UNKNOWN]
    assert len(stand.heard) == 2


def test_a_secret_that_is_accepted_is_certain_and_one_refused_is_no_less_severe(tmp_path: Path, stand: Stand) -> None:
    stand.says[f"Bearer {GITHUB}"] = 200
    asked = {one.rule: one for one in scan(tmp_path, issuer("stripe", stand), issuer("github", stand))}
    unasked = {one.rule: one for one in scan(tmp_path)}
    assert asked[GITHUB_RULE].confidence is Confidence.HIGH
    assert asked[STRIPE_RULE].severity == unasked[STRIPE_RULE].severity
    assert "refuses it" in asked[STRIPE_RULE].message
    assert [one.fingerprint for one in asked.values()] == [one.fingerprint for one in unasked.values()]


def test_every_issuer_s_rules_are_rules_there_are() -> None:
    from kingfisher_sdk import Rules  # noqa: PLC0415  a native library, loaded where it is needed

    known = {rule_id(rule["id"]) for rule in Rules().metadata()}
    assert {rule for one in ISSUERS for rule in one.rules} <= known


def test_a_secret_never_goes_out_unencrypted() -> None:
    for url in ("http://api.stripe.com/", "http://127.0.0.1.example.com/", "ftp://127.0.0.1/"):
        with pytest.raises(ValueError, match="https only"):
            replace(ISSUERS[0], url=url)
    with pytest.raises(ValueError, match="choose from github"):
        issuers_named(["acme"])


@pytest.mark.parametrize(
    ("kind", "compared", "environment"),
    [
        ("image", False, {}),
        (None, True, {}),
        (None, False, {"GITHUB_HEAD_REF": "topic"}),
        (None, False, {"CI_MERGE_REQUEST_IID": "7"}),
    ],
)
def test_nobody_s_change_has_anything_sent(kind: str | None, compared: bool, environment: dict[str, str]) -> None:  # noqa: FBT001  a column
    with pytest.raises(click.UsageError):
        refuse_on_changes(["github"], kind=kind, compared=compared, environment=environment)
    refuse_on_changes([], kind=kind, compared=compared, environment=environment)
    refuse_on_changes(["github"], kind=None, compared=False, environment={})


def test_the_command_hands_the_choice_to_the_engine_for_secrets_only(tmp_path: Path) -> None:
    prepared = Prepared(Workspace(Tree(tmp_path, ())), engines_named(["secrets", "packages"]))
    assert asking(prepared, []) is prepared
    secrets, packages = asking(prepared, ["github", "stripe"]).engines
    assert isinstance(secrets, SecretsEngine)
    assert [one.name for one in secrets._issuers] == ["github", "stripe"]
    assert packages is prepared.engines[1]
