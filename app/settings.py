"""Settings: read once from the environment, all faults told at once; stages get values, never this object."""

from __future__ import annotations

import ipaddress
import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretBytes, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from app.keys import KeyFileError, kept_key, new_master_key, new_ticket_key, read_master_key, read_ticket_key

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "OUTRIDER_"
MAX_DELIVERY_BYTES = 25 * 1024 * 1024
"""GitHub sends no delivery above 25 MB. https://docs.github.com/en/webhooks/webhook-events-and-payloads#payload-cap"""
SECRETS = ("github_private_key", "github_webhook_secret", "github_webhook_secret_previous", "master_key", "ticket_key", "database_url")
"""Settings that may also come from the file that `<NAME>_FILE` names, as container platforms mount them."""
_FOLLOWS = "default_factory_not_called"
"""Pydantic's word for a default that could not be made because another setting is wrong, which is told anyway."""


class SettingsError(Exception):
    """Settings the service can not start with: `problems` has one sentence for each bad key."""

    reason = "bad-settings"

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def _bind(value: str) -> str:
    host, _, port = value.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or int(port) > 65535:  # noqa: PLR2004  the highest TCP port
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


def _in_data_dir(name: str) -> Any:  # noqa: ANN401  pydantic's own type for a field's default
    return Field(
        default_factory=lambda data: f"sqlite:///{data.get('data_dir', Path()) / name}",
        repr=False,
        description=f"`sqlite:///path` or `postgresql://user@host/name`; `{name}` in the data folder when absent.",
    )


Bind = Annotated[str, AfterValidator(_bind)]
Url = Annotated[str, AfterValidator(_url)]
Database = Annotated[str, AfterValidator(_database)]
Folder = Annotated[Path, AfterValidator(lambda path: path.expanduser().absolute())]


class Settings(BaseSettings):
    """What an operator may choose. An empty text means: not set. No secret shows in `repr`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="forbid", hide_input_in_errors=True, validate_default=True
    )

    data_dir: Folder = Field(Path(".outrider"), description="Folder of a single machine's databases and keys.")
    database_url: Database = _in_data_dir("outrider.db")
    dbos_database_url: Database = _in_data_dir("workflows.db")
    allow_insecure_http: bool = Field(default=False, description="Accept `http://` URLs on this machine (loopback only).")
    public_url: Url = Field("", description="Where browsers and scan Jobs reach the service. Required by `serve`.")
    bind: Bind = Field("127.0.0.1:8080", description="Address the web server listens on.")
    metrics_bind: Bind = Field("127.0.0.1:9464", description="Address of the metrics, apart from the public one.")
    web_workers: int = Field(2, ge=1, le=64, description="Web server processes.")
    github_api_url: Url = Field("https://api.github.com", description="The forge's API; `https://HOST/api/v3` for GitHub Enterprise Server.")
    github_app_id: str = Field("", pattern=r"^[0-9]{0,18}$", description="The GitHub App's id.")
    github_private_key: SecretStr = Field(SecretStr(""), description="The GitHub App's private key, PEM.")
    github_webhook_secret: SecretStr = Field(SecretStr(""), description="Signs deliveries. Required by `serve`.")
    github_webhook_secret_previous: SecretStr = Field(SecretStr(""), description="Still accepted while the secret is being changed.")
    master_key: SecretBytes = Field(
        SecretBytes(b""), description="Base64 of 32 random bytes or more; all other keys derive from it. Made in the data folder when absent (SQLite)."
    )
    ticket_key: SecretStr = Field(
        SecretStr(""), description="Ed25519 private key, PEM, that signs tickets. Made in the data folder when absent (SQLite)."
    )
    advisories_url: str = Field("", description="Where advisory archives come from: an https URL or a folder.")
    advisories_max_age_days: float = Field(7, gt=0, description="Older advisory data is a gap in coverage.")
    scan_deadline_s: int = Field(600, ge=10, le=86_400, description="Seconds after which an unfinished scan is concluded as an error.")
    max_delivery_bytes: int = Field(MAX_DELIVERY_BYTES, ge=1024, le=MAX_DELIVERY_BYTES, description="Larger deliveries are refused unread.")
    executor_id: str = Field(
        default_factory=socket.gethostname,
        min_length=1,
        max_length=200,
        description="This worker's name, the same after a restart; the host's name when absent.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="How much is logged.")
    concurrency: int = Field(2, ge=1, le=256, description="Scans the local launcher runs at once.")
    retention_days: int = Field(30, ge=8, description="Days a finished delivery is kept; a forge redelivers for up to 7.")

    @field_validator("master_key", mode="after")
    @classmethod
    def _master_key(cls, value: SecretBytes) -> SecretBytes:
        return SecretBytes(read_master_key(value.get_secret_value())) if value.get_secret_value() else value

    @field_validator("ticket_key", mode="after")
    @classmethod
    def _ticket_key(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value():
            read_ticket_key(value.get_secret_value())
        return value

    @property
    def github_host(self) -> str:
        """The forge's host as its pages show it: `github.com` for `https://api.github.com`, `HOST` for `https://HOST/api/v3`."""
        host = urlsplit(self.github_api_url).netloc
        return host.removeprefix("api.") if host.endswith(("github.com", ".ghe.com")) else host

    @property
    def secret_values(self) -> tuple[str, ...]:
        """Every secret that is set, for the log's redaction."""
        secrets = (value for _, value in self if isinstance(value, SecretStr))
        return tuple(secret.get_secret_value() for secret in secrets if secret.get_secret_value())


def load_settings(*required: str) -> Settings:
    """The settings of this process's environment, with the keys a single machine makes for itself.

    Args:
        required: names of fields the calling command can not do without.

    Raises:
        SettingsError: names every bad, unknown and missing key.

    """
    values, problems = _secret_files(os.environ)
    problems += _unknown_keys(os.environ)
    try:
        settings = Settings(**values)
    except ValidationError as error:
        problems += [f"{PREFIX}{str(fault['loc'][0]).upper()} {_sentence(fault['msg'])}" for fault in error.errors() if fault["type"] != _FOLLOWS]
        raise SettingsError(tuple(problems)) from None
    problems += [f"{PREFIX}{name.upper()} is not set, and this command needs it." for name in required if _is_empty(getattr(settings, name))]
    if problems:
        raise SettingsError(tuple(problems))
    return _with_own_keys(settings)


def _secret_files(environ: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    values, problems = {}, []
    for name in SECRETS:
        key = f"{PREFIX}{name.upper()}"
        if not (path := environ.get(f"{key}_FILE")):
            continue
        if environ.get(key):
            problems.append(f"{key} and {key}_FILE are both set: keep one.")
        try:
            values[name] = Path(path).read_text(encoding="utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(f"{key}_FILE can not be read: {getattr(error, 'strerror', None) or 'it is not UTF-8 text'}.")
    return values, problems


def _unknown_keys(environ: Mapping[str, str]) -> list[str]:
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields} | {f"{PREFIX}{name.upper()}_FILE" for name in SECRETS}
    return [f"{key} is not a setting of Outrider: is it misspelt?" for key in sorted(environ) if key.startswith(PREFIX) and key not in known]


def _sentence(message: str) -> str:
    return f"is wrong: {message.removeprefix('Value error, ')}."


def _is_empty(value: object) -> bool:
    return not (value.get_secret_value() if isinstance(value, SecretStr | SecretBytes) else value)


def _with_own_keys(settings: Settings) -> Settings:
    if not settings.database_url.startswith("sqlite"):
        missing = [name for name in ("master_key", "ticket_key") if _is_empty(getattr(settings, name))]
        if missing:  # with several machines a key made by one would be unknown to the others
            raise SettingsError(tuple(f"{PREFIX}{name.upper()} is not set: with PostgreSQL every process must get the same one." for name in missing))
        return settings
    made: dict[str, object] = {}
    try:
        if _is_empty(settings.master_key):
            made["master_key"] = SecretBytes(read_master_key(kept_key(settings.data_dir / "master.key", new_master_key)))
        if _is_empty(settings.ticket_key):
            made["ticket_key"] = SecretStr(kept_key(settings.data_dir / "ticket.pem", new_ticket_key).decode())
    except KeyFileError as error:
        raise SettingsError((str(error),)) from error
    except ValueError as error:
        raise SettingsError((f"The key file in {settings.data_dir} is damaged: it {error}.",)) from error
    return settings.model_copy(update=made)
