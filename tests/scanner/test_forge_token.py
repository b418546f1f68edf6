"""A customer's own token: from their Secrets Manager to git, for their forge alone, and to nowhere else."""

import gzip
import json
import logging
import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError, EndpointConnectionError
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from moto import mock_aws

from protocol.grant import Grant
from protocol.target import RepositoryTarget
from protocol.ticket import ReportDestination, sign
from scanner.customer_secrets import SecretError, secret_object
from scanner.forge_token import SECRET, has_own_token, remote_of
from scanner.job import Job
from scanner.sources.errors import SourceError
from scanner.ticketed import scan_ticketed
from tests.scanner.git_forge import Forge, new_repository, serving
from tests.scanner.test_ticketed import ticket

TOKEN = "canary-0123456789abcdef-of-the-customer"
ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:forge-AbCdEf"


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with mock_aws():
        yield boto3.client("secretsmanager", region_name="eu-west-1")


def kept(aws: Any, **told: object) -> dict[str, str]:
    """The Job's environment for a secret that holds this."""
    return {SECRET: aws.create_secret(Name="outrider/forge", SecretString=json.dumps(told))["ARN"]}


@pytest.fixture
def forge(tmp_path: Path) -> Iterator[Forge]:
    with serving(tmp_path) as served:
        served.token = TOKEN
        yield served


def grant(url: str, **more: object) -> Grant:
    return Grant.model_validate({"v": 1, "scan": "0" * 32, "attempt": 1, "clone_url": url, "report_key": "0" * 64, **more})


def scan(forge: Forge, tmp_path: Path, environment: dict[str, str], **more: object) -> list[str]:
    head = new_repository(tmp_path / "shop.git").commit({"requirements.txt": b"requests==2.19.0\n"})
    (tmp_path / "scan").mkdir()
    asked = ticket(RepositoryTarget(host="github.example", path="acme/shop", head=head))
    told = scan_ticketed(asked, grant(f"{forge.url}/shop.git", **more), tmp_path / "scan", environment)
    return [package.name for package in told.inventory.packages] if told.inventory else []


def test_a_repository_is_cloned_with_the_customers_token(
    aws: Any, forge: Forge, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    spy = tmp_path / "spy"
    spy.mkdir()
    (spy / "git").write_text(f'#!/bin/sh\n{{ echo "$0 $*"; env; }} >> {spy}/seen\nPATH="${{PATH#*:}}"; exec git "$@"\n')
    (spy / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{spy}:{os.environ['PATH']}")
    environment = kept(aws, host=forge.url.removeprefix("http://"), token=TOKEN)
    caplog.clear()  # the test's own client has logged what it stored
    assert scan(forge, tmp_path, environment) == ["requests"]
    seen = (spy / "seen").read_text()
    assert "fetch" in seen
    assert TOKEN not in seen
    assert SECRET not in seen
    assert TOKEN not in caplog.text


def test_the_customers_token_outranks_the_grants(aws: Any, forge: Forge, tmp_path: Path) -> None:
    environment = kept(aws, host=forge.url.removeprefix("http://"), token=TOKEN, username="x-access-token")
    assert scan(forge, tmp_path, environment, username="x", token="ours", expires=1) == ["requests"]


def test_without_a_secret_the_grants_token_is_used(forge: Forge, tmp_path: Path) -> None:
    assert scan(forge, tmp_path, {}, username="x-access-token", token=TOKEN, expires=1) == ["requests"]
    assert not has_own_token({})


class Grants(BaseHTTPRequestHandler):
    """The service as a Job asks it: gives the grant it holds, and keeps what it was asked and told."""

    grant: Grant
    asked: list[tuple[str, str | None]]
    told: list[bytes]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.asked.append((self.path.rpartition("/")[2], self.headers.get("Outrider-Forge-Token")))
        self.told.append(body)
        answer = self.grant.to_json().encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


def test_a_job_asks_for_no_token_and_reports_what_it_read_with_its_own(
    aws: Any, forge: Forge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = new_repository(tmp_path / "shop.git").commit({"requirements.txt": b"requests==2.19.0\n"})
    handler = type("Handler", (Grants,), {"grant": grant(f"{forge.url}/shop.git"), "asked": [], "told": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    for name, value in kept(aws, host=forge.url.removeprefix("http://"), token=TOKEN).items():
        monkeypatch.setenv(name, value)
    (tmp_path / "work").mkdir()
    there = ReportDestination(url=f"http://127.0.0.1:{server.server_address[1]}")
    asked = ticket(RepositoryTarget(host="github.example", path="acme/shop", head=head)).model_copy(update={"report": there})
    try:
        Job(sign(asked, Ed25519PrivateKey.generate(), "1"), tmp_path / "work").run()
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert handler.asked == [("grant", "own"), ("report", None)]
    report = gzip.decompress(handler.told[1])
    assert b"requests" in report
    assert TOKEN.encode() not in report


@pytest.mark.parametrize(
    "url", ["https://evil.example/acme/shop.git", "https://github.com.evil.example/a.git", "https://github.com:444/a"]
)
def test_the_token_goes_to_its_own_host_alone(aws: Any, url: str) -> None:
    with pytest.raises(SourceError) as refused:
        remote_of(grant(url), kept(aws, host="github.com", token=TOKEN))
    assert refused.value.reason == "wrong-forge"
    assert TOKEN not in str(refused.value)


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"token": TOKEN},
        {"host": "github.com"},
        {"host": "github.com", "token": ["x"]},
        {"host": "github.com", "token": f"{TOKEN}\n"},
    ],
)
def test_a_secret_of_another_form_is_refused_without_telling_it(aws: Any, told: dict[str, object]) -> None:
    with pytest.raises(SourceError) as refused:
        remote_of(grant("https://github.com/acme/shop.git"), kept(aws, **told))
    assert refused.value.reason in {"bad-secret", "bad-repository"}
    assert TOKEN not in str(refused.value)


class Refusing:
    """AWS's client that answers with an error."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def get_secret_value(self, *, SecretId: str) -> dict[str, Any]:  # noqa: ARG002, N803
        raise self.error


@pytest.mark.parametrize(
    ("error", "reason", "transient"),
    [
        (ClientError({"Error": {"Code": "AccessDeniedException"}}, "GetSecretValue"), "secret-forbidden", False),
        (ClientError({"Error": {"Code": "DecryptionFailure"}}, "GetSecretValue"), "secret-forbidden", False),
        (ClientError({"Error": {"Code": "ThrottlingException"}}, "GetSecretValue"), "secret-unreachable", True),
        (EndpointConnectionError(endpoint_url="https://secretsmanager"), "secret-unreachable", True),
    ],
)
def test_a_secret_that_can_not_be_had_is_said_in_words(error: Exception, reason: str, transient: bool) -> None:  # noqa: FBT001
    with pytest.raises(SecretError) as refused:
        secret_object(ARN, lambda _: Refusing(error))
    assert (refused.value.reason, refused.value.transient) == (reason, transient)


def test_a_secret_that_is_not_there_is_missing(aws: Any) -> None:
    with pytest.raises(SecretError) as refused:
        secret_object(ARN)
    assert refused.value.reason == "secret-missing"
    arn = aws.create_secret(Name="text", SecretString="[" * 100_000)["ARN"]
    with pytest.raises(SecretError) as refused:
        secret_object(arn)
    assert refused.value.reason == "bad-secret"


@pytest.mark.parametrize(
    "arn", ["", "outrider/forge", "https://evil.example", f"{ARN}\n", "arn:aws:ssm:eu-west-1:123456789012:parameter/x"]
)
def test_only_an_arn_of_secrets_manager_is_asked_for(arn: str) -> None:
    with pytest.raises(SecretError) as refused:
        secret_object(arn, pytest.fail)
    assert refused.value.reason == "bad-secret"
