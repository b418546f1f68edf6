"""Nothing secret gets into the log, whoever logs it and however it is written."""

from __future__ import annotations

import io
import json
import logging
import subprocess
import sys
import warnings
from typing import TYPE_CHECKING, Any

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from app import logs
from app.redaction import MASK, Redactor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PEM = "-----BEGIN RSA PRIVATE KEY-----\nMIIcanaryPEM1\ncanaryPEM2==\n-----END RSA PRIVATE KEY-----"
JWT = "eyJhbGciOiJFZERTQSJ9.eyJjYW5hcnkiOiJ0cnVlIn0.c2lnbmF0dXJlLWNhbmFyeQ"
SECRET = "known canary/secret+value"


@pytest.fixture
def logged() -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """All lines logged since, read as JSON."""
    stream = io.StringIO()
    root, hooks = logging.getLogger(), (sys.excepthook,)
    before = (root.handlers[:], root.level)
    logs.configure("debug", [SECRET, PEM], stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.handlers[:], root.level = before
    (sys.excepthook,) = hooks
    logging.captureWarnings(capture=False)
    structlog.reset_defaults()


@pytest.mark.parametrize(
    "text",
    [
        f"the secret is {SECRET}.",
        "in a URL known%20canary%2Fsecret%2Bvalue",
        "Authorization: Bearer canary-token-1234",
        "{'Authorization': 'token canary-1234'}",
        '{"authorization": "Basic Y2FuYXJ5OmNhbmFyeQ=="}',
        "(b'Authorization', b'Bearer canary1234')",
        "got ghs_canary16C7e42F292c6912E7710c838347Ae178B4a",
        f"got ghs_12345_{JWT}",
        "got github_pat_11canary_abc",
        "got ghp_canary",
        f"a ticket {JWT} was shown",
        f"key {PEM} of the app",
        PEM.replace("\n", "\\n"),
        "-----BEGIN PRIVATE KEY-----\ncanary cut off",
        "postgresql://user:canary@db.example.com/name",
        "https://x-access-token:ghs_canary@github.com/acme/shop",
        "GET /scans/1?token=canary&page=2",
        "https://s3/x?a=1&X-Amz-Signature=canary&X-Amz-Credential=canary",
        "MIIcanaryPEM1",
    ],
)
def test_a_secret_in_a_text_is_masked(text: str) -> None:
    masked = Redactor([SECRET, PEM]).text(text)
    assert "canary" not in masked
    assert JWT not in masked
    assert MASK in masked


@pytest.mark.parametrize(
    "text",
    [
        "scan 0123456789abcdef concluded",
        "https://github.com/acme/shop/pull/7",
        "a@b.example.com wrote",
        "GET /scans/1?page=2",
        "",
    ],
)
def test_what_is_no_secret_stays(text: str) -> None:
    assert Redactor([SECRET, PEM, "", "a"]).text(text) == text


def test_what_has_a_secrets_name_is_masked_whole() -> None:
    value = {
        "token": "canary",
        "nested": [{"Set-Cookie": ["canary"]}, ("plain", b"canary?")],
        "password": "",
        "tokens": {"a": "canary"},
    }
    masked = Redactor(["canary"]).value(value)
    assert masked["nested"][1][0] == "plain"
    assert masked["password"] == ""
    assert "canary" not in json.dumps(masked)


def test_what_contains_itself_ends_somewhere() -> None:
    cyclic: list[object] = ["canary-secret"]
    cyclic.append(cyclic)
    assert "canary" not in json.dumps(Redactor(["canary-secret"]).value(cyclic))


@given(st.text(min_size=6), st.text(), st.text())
def test_a_known_secret_is_masked_wherever_it_stands(secret: str, before: str, after: str) -> None:
    assert secret not in Redactor([secret]).text(before + secret + after).replace(MASK, "")


def test_our_own_lines_are_json_with_their_fields(logged: Callable[[], list[dict[str, Any]]]) -> None:
    structlog.get_logger("app.x").info("scan concluded", scan="1", token="canary", url="https://u:canary@h/", n=3)
    (line,) = logged()
    assert (line["event"], line["level"], line["logger"], line["scan"], line["n"]) == ("scan concluded", "info", "app.x", "1", 3)
    assert line["timestamp"].endswith("Z")
    assert "canary" not in json.dumps(line)


LIBRARIES = ["httpx", "githubkit", "gunicorn.error", "urllib3", "sqlalchemy.engine", "alembic", "dbos", "anything"]


@pytest.mark.parametrize("name", LIBRARIES)
def test_every_librarys_lines_go_through_the_same_redaction(name: str, logged: Callable[[], list[dict[str, Any]]]) -> None:
    log = logging.getLogger(name)
    log.warning("HTTP Request: %s %s", "GET https://u:canary@h/?token=canary", {"Authorization": f"Bearer {JWT}"})
    log.warning("extra", extra={"secret_thing": "canary", "url": "https://u:canary@h"})
    assert len(logged()) == 2
    assert "canary" not in json.dumps(logged())
    assert JWT not in json.dumps(logged())


class Unprintable:
    def __str__(self) -> str:
        raise ValueError("canary")


def test_a_record_that_can_not_be_written_is_told_without_what_is_in_it(logged: Callable[[], list[dict[str, Any]]]) -> None:
    record = logging.LogRecord("lib", logging.WARNING, __file__, 7, "%s %s", ("canary", Unprintable()), None)
    for handler in logging.getLogger().handlers:
        if isinstance(handler, logs._Handler):  # pytest's own would raise
            handler.handle(record)
    (line,) = logged()
    assert line["event"] == "log record could not be written"
    assert "test_logs.py:7" in line["place"]
    assert "canary" not in json.dumps(line)


@pytest.mark.parametrize("name", logs.QUIET)
def test_wire_logging_is_off_at_debug(name: str, logged: Callable[[], list[dict[str, Any]]]) -> None:
    logging.getLogger(f"{name}.something").debug("send: canary")
    assert logged() == []


def test_exceptions_show_their_way_but_no_values_of_variables(logged: Callable[[], list[dict[str, Any]]]) -> None:
    def fail(password: str) -> None:
        local = f"{password}-local"
        raise RuntimeError(f"can not open https://user:{SECRET}@host/ after {len(local)}")

    try:
        fail("yranac"[::-1])
    except RuntimeError:
        logging.getLogger("lib").exception("broke")
        structlog.get_logger("app").exception("broke too")
    for line in logged():
        assert "in fail" in line["exception"]
        assert "canary" not in json.dumps(line)


def test_warnings_go_through_the_log(logged: Callable[[], list[dict[str, Any]]]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn(f"deprecated: {SECRET}", stacklevel=1)
    assert "canary" not in json.dumps(logged())


UNCAUGHT = """
import threading, sys
from app import logs
logs.configure("info", ["canary-secret"])
thread = threading.Thread(target=lambda: 1 / 0 if "canary-secret" else None)
def fail(): raise ValueError("canary-secret in a thread")
thread = threading.Thread(target=fail); thread.start(); thread.join()
raise ValueError("canary-secret at the end")
"""


def test_what_nobody_catches_is_redacted_too() -> None:
    done = subprocess.run([sys.executable, "-c", UNCAUGHT], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "canary-secret" not in done.stderr.replace('"canary-secret ', "")
    assert [json.loads(line)["event"] for line in done.stderr.splitlines()] == ["uncaught", "uncaught"]
