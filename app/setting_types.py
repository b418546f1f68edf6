"""The kinds of settings: what each kind accepts, and the sentence that says so when it does not."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, SecretBytes, SecretStr, ValidationInfo
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from app.clouds.aws_partitions import principals, profiles
from app.keys import read_master_key, read_ticket_key

MAX_PORT = 65_535
MIN_TOKEN_CHARS = 32


def _bind(value: str) -> str:
    host, _, port = value.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or int(port) > MAX_PORT:
        raise ValueError("must be host:port, like 127.0.0.1:8080")
    return value


def _database(value: str) -> str:
    try:
        url = make_url(value)
    except ArgumentError as error:
        raise ValueError("must be a URL: sqlite:///path or postgresql://user@host/name") from error
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise ValueError("must be sqlite:///path or postgresql://user@host/name: no other database is supported")
    if url.get_backend_name() == "sqlite" and url.database in {None, "", ":memory:"}:
        raise ValueError("must name a file: a database in memory forgets what was acknowledged")
    return value


def _url(value: str, info: ValidationInfo) -> str:
    if not value:
        return value
    parts = urlsplit(value)
    _ = parts.port  # raises for one that is no number
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or parts.query or parts.fragment:
        raise ValueError("must be a plain http(s) URL like https://outrider.example.com: no user, no query, no fragment")
    if parts.scheme == "http" and not (info.data.get("allow_insecure_http") and _is_loopback(parts.hostname)):
        raise ValueError("must be https: plain http is for this machine only, with OUTRIDER_ALLOW_INSECURE_HTTP=true")
    return value.rstrip("/")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _master_key(value: SecretBytes) -> SecretBytes:
    text = value.get_secret_value()
    return SecretBytes(read_master_key(text)) if text else value


def _ticket_key(value: SecretStr) -> SecretStr:
    if value.get_secret_value():
        read_ticket_key(value.get_secret_value())
    return value


def _operator_token(value: SecretStr) -> SecretStr:
    text = value.get_secret_value()
    if text and (len(text) < MIN_TOKEN_CHARS or not text.isascii() or not text.isprintable() or " " in text):
        raise ValueError(f"must have at least {MIN_TOKEN_CHARS} characters of ASCII, and no spaces: openssl rand -hex 32")
    return value


def _principals(value: str) -> str:
    principals(value)
    return value


def _profiles(value: str) -> str:
    profiles(value)
    return value


Bind = Annotated[str, AfterValidator(_bind)]
"""`host:port`."""
Url = Annotated[str, AfterValidator(_url)]
"""An http(s) URL without its trailing slash, or empty; declared after `allow_insecure_http`, which it looks at."""
Database = Annotated[str, AfterValidator(_database)]
"""A SQLAlchemy URL of SQLite or PostgreSQL. It may hold a password."""
Folder = Annotated[Path, AfterValidator(lambda path: path.expanduser().absolute())]
MasterKey = Annotated[SecretBytes, AfterValidator(_master_key)]
"""Base64 outside, the key's bytes inside; or empty."""
TicketKey = Annotated[SecretStr, AfterValidator(_ticket_key)]
"""An Ed25519 private key in PEM, or empty."""
OperatorToken = Annotated[SecretStr, AfterValidator(_operator_token)]
"""Long enough that nobody guesses it, or empty."""
Principals = Annotated[str, AfterValidator(_principals)]
"""Role ARNs with spaces between, one for each AWS partition; or empty."""
Profiles = Annotated[str, AfterValidator(_profiles)]
"""`partition=profile` with spaces between; or empty."""
