"""What looks like a secret and is none; and what is one although it looks a little like noise."""

from __future__ import annotations

import base64
import json
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings.coverage import Outcome
from scanner.engines.interface import Limits
from scanner.engines.secrets import SecretsEngine, _cache_folder
from scanner.engines.secrets_noise import is_noise, is_placeholder
from scanner.workspace import Tree

if TYPE_CHECKING:
    from pathlib import Path


def jwt(claims: object) -> bytes:
    parts = (json.dumps({"alg": "HS256"}), json.dumps(claims), "a signature of whatever key")
    return b".".join(base64.urlsafe_b64encode(part.encode()).rstrip(b"=") for part in parts)


@pytest.mark.parametrize(
    "value",
    [
        b"x" * 36,
        b"0" * 32,
        b"ghp_" + b"1234567890abcdefghijklmnopqrstuvwxyz",
        b"abcdef0123456789abcdef0123456789",
        b"00000000-0000-0000-0000-000000000000",
        b"xoxb" + b"-123456789012-1234567890123-abcdefghijklmnopqrstuvwx",
        b"AKIAI44QH8DHBEXAMPLE",
        b"YOUR_API_KEY_9f3",
        b"<client secret>",
        b"{password}",
        b"change-me-7Qz",
        jwt({"sub": "1234567890", "name": "Jane"}),
    ],
)
def test_placeholders(value: bytes) -> None:
    assert is_placeholder(value)


@pytest.mark.parametrize(
    "value",
    [
        b"",
        b"s3cr3tP4ss",
        b"x7Yk2Lm9Qw4Er6Ty8Ui0Op3As5Df1Gh2Jk4Z",
        b"A" * 22 + b"MLheAAAAAAA0wB2Cx9Dv8Ee7Ff6Gg5Hh4Ii3Jj2Kk1Ll0Mm9Nn8Oo7Pp6Qq5Rr",  # a bearer token begins like that
        b"https://my-company.webhook.office.com/webhookb2/9f8b2c71",
        b"-----BEGIN KEY-----\n" + b"A" * 64,
        jwt({"sub": "42"}),
        b"not.json.atall",
        b"a.W10.c",
    ],
)
def test_what_is_no_placeholder(value: bytes) -> None:
    assert not is_placeholder(value)


@pytest.mark.parametrize(
    ("before", "value", "after", "noise"),
    [
        (b"sha1-", b"PhodHm4+j46OHjodHm4+j46OHjo=", b"", True),
        (b'checksum = "', b"9c8d87e72b64a3b4db28d11ce29237c246188f4f51057d65a7eab63b7987e423", b'"', True),
        (b'"shasum": "', b"a94a8fe5ccb19ba61c4c0873d391e987982fbbd3", b'"', True),
        (b"md5: ", b"b1946ac92492d2347c6235b4d2611184", b"", True),
        (b"a\n", b"a94a8fe5ccb19ba61c4c0873d391e987982fbbd3", b"  api_key.txt", True),
        (b"", b"a94a8fe5ccb19ba61c4c0873d391e987982fbbd3", b" *token.bin", True),
        (b'api_key = "', b"a94a8fe5ccb19ba61c4c0873d391e987982fbbd3", b'"', False),
        (b"key ", b"a94a8fe5ccb19ba61c4c0873d391e987982fbbd3", b"  x", False),
        (b"checksum = ", b"ghp_9c8d87e72b64a3b4db28d11ce29237", b"", False),
        (b"postgres://postgres:", b"postgres", b"@db:5432/app", True),
        (b"postgres://u:", b"password", b"@localhost/app", True),
        (b"postgres://u:", b"password", b"@db.corp.example.com/app", False),
        (b"postgres://u:", b"s3cr3tP4ss", b"@localhost/app", False),
    ],
)
def test_what_stands_beside_a_value_tells_what_it_is(before: bytes, value: bytes, after: bytes, noise: bool) -> None:  # noqa: FBT001  a column of the table
    data = before + value + after
    assert is_noise(value, data, len(before), len(before) + len(value)) is noise


@given(st.binary(max_size=80), st.binary(max_size=40), st.binary(max_size=40))
def test_any_bytes_are_judged(value: bytes, before: bytes, after: bytes) -> None:
    data = before + value + after
    assert is_noise(value, data, len(before), len(before) + len(value)) in {True, False}


@given(st.lists(st.sampled_from("AcEgIkMoQsUwY1b3d5f7h9jLnPrTvXz"), min_size=20, max_size=48, unique=True))
def test_characters_in_no_order_are_no_placeholder(drawn: list[str]) -> None:
    assert not is_placeholder("".join(drawn).encode())


NOISE = {
    "README.md": "token: xoxb-{}-{}-{}\nSG.{}.{}\n".format(
        "123456789012", "1234567890123", "abcdefghijklmnopqrstuvwx", "x" * 22, "x" * 43
    ),
    "docs/hook.md": "https://hooks.slack.com/services/" + "T00000000/B00000000/" + "X" * 24 + "\n",
    "app.json": '{"HEROKU_API_KEY": "00000000-0000-0000-0000-000000000000"}\n',
    "compose.yaml": "url: postgres://postgres:postgres@db:5432/app\n",
    "settings.ini": "DATADOG_API_KEY=abcdef0123456789abcdef0123456789\n",
    "key.pub": "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\n-----END PUBLIC KEY-----\n",
    "ids.yaml": "client_secret: 123e4567-e89b-12d3-a456-426614174000\n",
    "go.sum": "github.com/stripe/stripe-go v70.15.0 h1:hNML7M1zx8RgtepEMlxyu/FpVPrP7KZm1gPFQquJQvM=\n",
    "Cargo.lock": 'name = "twilio"\nchecksum = "9c8d87e72b64a3b4db28d11ce29237c246188f4f51057d65a7eab63b7987e423"\n',
    "a.min.js": '!function(e){var a="5f4dcc3b5aa765d61d8327deb882cf99",api="0a1b2c3d4e5f60718293a4b5c6d7e8f9"}();\n',
}


def test_placeholders_examples_and_digests_are_clean(tmp_path: Path) -> None:
    for name, text in NOISE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    result = SecretsEngine(cache=_cache_folder(os.environ)).scan(Tree(tmp_path, tuple(sorted(NOISE))), Limits(seconds=60))
    assert [(it.location.path, it.rule) for it in result.findings] == []
    assert result.run.outcome is Outcome.CLEAN
