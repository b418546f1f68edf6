"""`outrider record-token` on the service's machine, `outrider record` in a pipeline: what a person types and gets."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from threading import Thread

import pytest
from click.testing import CliRunner
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from sqlalchemy import Engine
from werkzeug.serving import make_server

from app.bootstrap import build
from app.settings import load_settings
from app.store import inbox
from app.store.migrate import migrate
from app.web.app import create_app
from cli.record import record
from cli.record_token import record_token
from demo.service import free_port

COMMIT, HEXADECIMAL = "c" * 40, "5f" * 32
BUILT = ["--repo", "acme/shop", "--commit", COMMIT, "--digest", f"registry.example.com/shop@sha256:{HEXADECIMAL}"]


@pytest.fixture(scope="module")
def app_key() -> str:
    key = generate_private_key(65537, 2048)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: object, app_key: str) -> Iterator[Engine]:
    """The service, listening; its settings are this process's too, and where it is."""
    for name, value in {
        "OUTRIDER_DATA_DIR": str(tmp_path),
        "OUTRIDER_PUBLIC_URL": "https://outrider.example.com",
        "OUTRIDER_GITHUB_APP_ID": "1",
        "OUTRIDER_GITHUB_PRIVATE_KEY": app_key,
        "OUTRIDER_GITHUB_WEBHOOK_SECRET": "webhook-secret",
    }.items():
        monkeypatch.setenv(name, value)
    settings = load_settings()
    migrate(settings.database_url)
    service = build(settings)
    server = make_server("127.0.0.1", 0, create_app(service.web()), threaded=True)
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    monkeypatch.setenv("PIPELINE_URL", f"http://127.0.0.1:{server.server_port}")
    yield service.engine
    server.shutdown()
    thread.join()
    server.server_close()
    service.engine.dispose()


def token(*arguments: str) -> str:
    done = CliRunner().invoke(record_token, list(arguments))
    assert done.exit_code == 0, done.output
    return done.stdout.strip()


def run(monkeypatch: pytest.MonkeyPatch, secret: str, *arguments: str) -> tuple[int, str]:
    """In the pipeline."""
    import os  # noqa: PLC0415  only here

    url = os.environ["PIPELINE_URL"]
    monkeypatch.setenv("OUTRIDER_RECORD_TOKEN", secret)
    done = CliRunner().invoke(record, ["--url", url, *arguments])
    return done.exit_code, done.output


def test_a_build_is_recorded_and_again_without_effect(store: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = token("--repo", "acme/shop", "--days", "30")
    for _ in range(2):
        code, told = run(monkeypatch, secret, *BUILT)
        assert (code, told) == (0, f"Recorded: acme/shop@{COMMIT[:12]} made sha256:{HEXADECIMAL}\n")
    (row,) = inbox.waiting(store, 10)
    assert f'"digests":["sha256:{HEXADECIMAL}"]' in inbox.body(store, row.id).decode()


def test_a_zips_hash_is_taken_as_aws_and_as_sha256sum_write_it(store: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = token("--owner", "acme")
    for written in (base64.b64encode(bytes.fromhex(HEXADECIMAL)).decode(), HEXADECIMAL.upper()):
        assert run(monkeypatch, secret, *BUILT[:4], "--code-sha256", written)[0] == 0
    assert len(inbox.waiting(store, 10)) == 1


@pytest.mark.usefixtures("store")
def test_another_repository_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    code, told = run(monkeypatch, token("--repo", "acme/other"), *BUILT)
    assert code == 2
    assert "[other-repository]" in told


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (BUILT[:4], "--digest or --code-sha256"),
        ([*BUILT[:4], "--digest", "shop:latest"], "--digest must be sha256:"),
        ([*BUILT[:4], "--code-sha256", "abc"], "--code-sha256 must be a zip's SHA-256"),
        (["--repo", "shop", *BUILT[2:]], "--repo is OWNER/NAME"),
        (["--repo", "acme/shop", "--commit", "main", *BUILT[4:]], "--commit all 40 or 64 digits"),
        ([*BUILT, "--url", "http://outrider.example.com"], "[bad-url]"),
        ([*BUILT, "--url", "https://user:x@outrider.example.com"], "[bad-url]"),
    ],
)
def test_a_wrong_wish_is_refused_before_anything_is_sent(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    code, told = run(monkeypatch, "canary", *arguments)
    assert code == 2
    assert words in told
    assert "canary" not in told


@pytest.mark.usefixtures("store")
def test_without_token_or_address_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "OUTRIDER_RECORD_TOKEN is not set" in run(monkeypatch, " ", *BUILT)[1]
    done = CliRunner().invoke(record, BUILT, env={"OUTRIDER_RECORD_TOKEN": "x", "OUTRIDER_URL": None})
    assert (done.exit_code, "OUTRIDER_URL" in done.output) == (2, True)


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("arguments", [[], ["--repo", "acme/shop", "--owner", "acme"], ["--repo", "acme"], ["--owner", "a/b"]])
def test_a_token_is_for_one_repository_or_one_owner(arguments: list[str]) -> None:
    assert CliRunner().invoke(record_token, arguments).exit_code == 2


def tokens(*arguments: str, text: str = "") -> tuple[int, str]:
    done = CliRunner().invoke(record_token, list(arguments), input=text, env={"OUTRIDER_RECORD_TOKEN": None})
    return done.exit_code, done.output


@pytest.mark.usefixtures("store")
def test_a_token_that_is_taken_back_records_nothing_and_the_others_do(monkeypatch: pytest.MonkeyPatch) -> None:
    lost, kept = token("--repo", "acme/shop", "--days", "30"), token("--owner", "acme")
    listed = tokens("list")[1]
    assert lost not in listed
    its_id, told = re.search(r"^([0-9a-f]{32})  .*acme/shop  (.*)$", listed, re.MULTILINE).groups()  # type: ignore[union-attr]
    assert (told, "acme/*  good" in listed) == ("good", True)
    assert tokens("revoke", its_id) == (0, f"Taken back: {its_id}\n")
    code, told = run(monkeypatch, lost, *BUILT)
    assert (code, "[revoked]" in told) == (2, True)
    assert re.search(f"{its_id}.*taken back", tokens("list")[1])
    assert run(monkeypatch, kept, *BUILT)[0] == 0


@pytest.mark.usefixtures("store")
def test_a_token_can_be_taken_back_by_showing_it(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = token("--owner", "acme")
    assert tokens("revoke", "-", text=f"{shown}\n")[0] == 0
    assert "[revoked]" in run(monkeypatch, shown, *BUILT)[1]
    assert "[unknown-token]" in tokens("revoke", "0" * 32)[1]
    assert "[bad-token]" in tokens("revoke", "-", text="canary")[1]
    assert tokens("--owner", "acme", "list")[0] == 2


def test_a_service_that_does_not_answer_is_told_apart_from_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cli.record_client.TRIES", 0)
    monkeypatch.setenv("PIPELINE_URL", f"http://127.0.0.1:{free_port()}")
    code, told = run(monkeypatch, "canary", *BUILT)
    assert code == 1
    assert "[unreachable]" in told
    assert "canary" not in told
