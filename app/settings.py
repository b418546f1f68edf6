"""Settings: read once from the environment, all faults told at once; stages get values, never this object."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretBytes, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.keys import KeyFileError, kept_key, new_master_key, new_ticket_key, read_master_key
from app.setting_types import Bind, Database, Folder, MasterKey, OperatorToken, Principals, Profiles, TicketKey, Url
from k8s.errors import ClusterSettingsError
from k8s.settings import PREFIX as JOB_PREFIX
from k8s.settings import JobSettings, job_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "OUTRIDER_"
OF_JOBS = frozenset({"OUTRIDER_QSCANNER", "OUTRIDER_QSCANNER_POLICY_TAGS"})
"""No settings of the service: the local launcher passes them on to its Jobs."""
MAX_DELIVERY_BYTES = 25 * 1024 * 1024
"""GitHub sends no delivery above 25 MB. https://docs.github.com/en/webhooks/webhook-events-and-payloads#payload-cap"""
SECRETS = (
    "database_url",
    "dbos_database_url",
    "github_private_key",
    "github_webhook_secret",
    "github_webhook_secret_previous",
    "master_key",
    "ticket_key",
    "operator_token",
)
"""Settings that may also come from the file that `<NAME>_FILE` names, as container platforms mount them."""
_FOLLOWS = "default_factory_not_called"
"""Pydantic's word for a default that could not be made because another setting is wrong, which is told anyway."""


class SettingsError(Exception):
    """Settings the service can not start with: `problems` has one sentence for each bad key."""

    reason = "bad-settings"

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def _database_in_data_dir(name: str) -> Any:  # noqa: ANN401  pydantic's own type for a field's default
    return Field(
        default_factory=lambda data: f"sqlite:///{data['data_dir'] / name}",
        repr=False,
        description=f"`sqlite:///path` or `postgresql://user@host/name`; `{name}` in the data folder when absent.",
    )


class Settings(BaseSettings):
    """What an operator may choose. An empty text means: not set. No secret shows in `repr`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="forbid", hide_input_in_errors=True, validate_default=True
    )

    data_dir: Folder = Field(Path(".outrider"), description="Folder of a single machine's databases and keys.")
    database_url: Database = _database_in_data_dir("outrider.db")
    dbos_database_url: Database = _database_in_data_dir("workflows.db")
    allow_insecure_http: bool = Field(default=False, description="Accept `http://` URLs, on this machine (loopback) only.")
    public_url: Url = Field("", description="Where browsers and scan Jobs reach the service. `serve` needs it.")
    bind: Bind = Field("127.0.0.1:8080", description="Address the web server listens on.")
    metrics_bind: Bind = Field("127.0.0.1:9464", description="Address of the metrics, apart from the public one.")
    web_workers: int = Field(2, ge=1, le=64, description="Web server processes.")
    github_api_url: Url = Field(
        "https://api.github.com", description="The forge's API; `https://HOST/api/v3` for GitHub Enterprise Server."
    )
    github_app_id: str = Field("", pattern=r"^[0-9]{0,18}$", description="The GitHub App's id.")
    github_private_key: SecretStr = Field(SecretStr(""), description="The GitHub App's private key, PEM.")
    github_webhook_secret: SecretStr = Field(SecretStr(""), description="Signs deliveries. `serve` needs it.")
    github_webhook_secret_previous: SecretStr = Field(
        SecretStr(""), description="Accepted as well, while the secret is being changed."
    )
    master_key: MasterKey = Field(
        SecretBytes(b""),
        description="Base64 of 32 random bytes, from which other keys derive. Made in the data folder when absent, with SQLite.",
    )
    ticket_key: TicketKey = Field(
        SecretStr(""),
        description="Ed25519 private key, PEM, that signs tickets. Made in the data folder when absent, with SQLite.",
    )
    operator_token: OperatorToken = Field(
        SecretStr(""),
        description="Opens the API for operators (see `api.md`), which is not there without it. 32 characters at least.",
    )
    advisories_url: str = Field("", description="Where advisory archives come from: an https URL or a folder.")
    advisories_index: str = Field("", description="The advisory index's file; in the user's data folder when absent.")
    advisories_max_age_days: float = Field(7, gt=0, description="Older advisory data is a gap in coverage.")
    scan_deadline_s: int = Field(600, ge=10, le=86_400, description="Seconds until an unfinished scan is concluded as an error.")
    max_delivery_bytes: int = Field(
        MAX_DELIVERY_BYTES, ge=1024, le=MAX_DELIVERY_BYTES, description="Larger deliveries are refused unread."
    )
    executor_id: str = Field(
        default_factory=socket.gethostname,
        min_length=1,
        max_length=200,
        description="This worker's name, the same after a restart; the host's name when absent.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="How much is logged.")
    launcher: Literal["local", "kubernetes", "aws"] = Field(
        "local",
        description="Where scans run: as processes of this machine, or as Jobs of a cluster (see `kubernetes.md`, `aws.md`).",
    )
    kubeconfig: str = Field("", description="How the cluster is reached; as this pod's service account when absent.")
    jobs_url: Url = Field("", description="Where Jobs in a cluster reach the service; `OUTRIDER_PUBLIC_URL` when absent.")
    integration: str = Field(
        "", pattern=r"^([0-9a-f]{32})?$", description="With `launcher` `aws`: the integration whose account runs the Jobs."
    )
    aws_principals: Principals = Field(
        "", description="The service's own IAM role in each AWS partition: ARNs with spaces between. Customers' roles trust it."
    )
    aws_profiles: Profiles = Field(
        "", description="The AWS profile that holds its credentials, by partition: `aws-cn=china`. Else the environment's."
    )
    aws_templates: Url = Field("", description="Where `make templates PUBLISH=…` put the templates: S3's https address.")
    concurrency: int = Field(2, ge=1, le=256, description="Scans the local launcher runs at once.")
    retention_days: int = Field(30, ge=8, description="Days a finished delivery is kept; a forge redelivers for up to 7.")
    scan_retention_days: int = Field(
        90,
        ge=8,
        description="Days a scan's page, a build's record and a deployment's result are kept. Each ref's last scan stays: alerts "
        "in unread places rest on it.",
    )

    @property
    def github_host(self) -> str:
        """The forge's host as people know it: `github.com` for `https://api.github.com`, `HOST` for `https://HOST/api/v3`."""
        host = urlsplit(self.github_api_url).netloc
        return host.removeprefix("api.") if host.endswith(("github.com", ".ghe.com")) else host

    @property
    def secret_values(self) -> tuple[str, ...]:
        """Every secret text that is set, for the log's redaction."""
        secrets = [value.get_secret_value() for _, value in self if isinstance(value, SecretStr)]
        passwords = [urlsplit(url).password or "" for url in (self.database_url, self.dbos_database_url)]
        return tuple(secret for secret in secrets + passwords if secret)


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
        faults = [fault for fault in error.errors() if fault["type"] != _FOLLOWS]
        problems += [f"{_key(str(fault['loc'][0]))} is wrong: {fault['msg'].removeprefix('Value error, ')}." for fault in faults]
        raise SettingsError(tuple(problems)) from None
    missing = [name for name in required if _is_empty(getattr(settings, name))]
    problems += [f"{_key(name)} is not set, and this command needs it." for name in missing]
    problems += _job_problems(settings)
    if problems:
        raise SettingsError(tuple(problems))
    return _with_own_keys(settings)


def _job_problems(settings: Settings) -> tuple[str, ...]:
    if (settings.launcher == "aws") != bool(settings.integration):
        return ("OUTRIDER_LAUNCHER=aws and OUTRIDER_INTEGRATION go together: `outrider connect list` names integrations.",)
    if settings.launcher != "kubernetes":
        return ()
    try:
        job_settings()
    except ClusterSettingsError as error:
        return error.problems
    return ()


def settings_table() -> str:
    """All settings as a Markdown table, for the documentation."""
    rows = ["| variable | default | what it is |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = "" if field.default_factory or _is_empty(field.default) else f"`{str(field.default).lower()}`"
        rows.append(f"| `{_key(name)}`{' (or `…_FILE`)' if name in SECRETS else ''} | {default} | {field.description} |")
    return "\n".join(rows)


def _key(name: str) -> str:
    return PREFIX + name.upper()


def _secret_files(environ: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    values, problems = {}, []
    for name in SECRETS:
        if not (path := environ.get(f"{_key(name)}_FILE")):
            continue
        if environ.get(_key(name)):
            problems.append(f"{_key(name)} and {_key(name)}_FILE are both set: keep one.")
        try:
            values[name] = Path(path).read_text(encoding="utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            fault = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
            problems.append(f"{_key(name)}_FILE can not be read: {fault}.")
    return values, problems


def _unknown_keys(environ: Mapping[str, str]) -> list[str]:
    known = {_key(name) for name in Settings.model_fields} | {f"{_key(name)}_FILE" for name in SECRETS}
    known |= {JOB_PREFIX + name.upper() for name in JobSettings.model_fields} | OF_JOBS
    unknown = sorted(key for key in environ if key.startswith(PREFIX) and key not in known)
    return [f"{key} is not a setting of Outrider: is it misspelt?" for key in unknown]


def _is_empty(value: object) -> bool:
    return (value.get_secret_value() if isinstance(value, SecretStr | SecretBytes) else value) in ("", b"")


def _with_own_keys(settings: Settings) -> Settings:
    absent = [name for name in ("master_key", "ticket_key") if _is_empty(getattr(settings, name))]
    if absent and not settings.database_url.startswith("sqlite"):
        # A key that one machine made would be unknown to the others.
        sentence = "is not set: with PostgreSQL every process must be given the same one."
        raise SettingsError(tuple(f"{_key(name)} {sentence}" for name in absent))
    made: dict[str, object] = {}
    try:
        if "master_key" in absent:
            made["master_key"] = SecretBytes(read_master_key(kept_key(settings.data_dir / "master.key", new_master_key)))
        if "ticket_key" in absent:
            made["ticket_key"] = SecretStr(kept_key(settings.data_dir / "ticket.pem", new_ticket_key).decode())
    except KeyFileError as error:
        raise SettingsError((str(error),)) from error
    except ValueError as error:
        raise SettingsError((f"A key file in {settings.data_dir} is damaged: it {error}.",)) from error
    return settings.model_copy(update=made)
