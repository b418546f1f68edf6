"""What the customer decided about scans of deployments: the stack's parameters put it into the function's environment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from cloudformation.function.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping

SEVERITIES: Final = ("critical", "high", "medium", "low", "info")
_ARN_OF_SECRET: Final = r"arn:aws[a-z-]*:secretsmanager:[a-z0-9-]{4,30}:[0-9]{12}:secret:[A-Za-z0-9/_+=.@!-]{1,520}"  # noqa: S105  a form, no secret
_FORMS: Final[Mapping[str, str]] = {
    "OUTRIDER_INTEGRATION": r"[0-9a-f]{32}",
    "AWS_REGION": r"[a-z0-9-]{4,30}",
    "OUTRIDER_SCAN_ACCOUNT": r"[0-9]{12}",
    "OUTRIDER_SCAN_BUCKET": r"[0-9a-z][0-9a-z.-]{2,62}",
    "OUTRIDER_SCAN_KEY": r"arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[0-9a-zA-Z-]{1,100}",
    "OUTRIDER_SCAN_TOPIC": r"arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[0-9A-Za-z_-]{1,256}",
    "OUTRIDER_SCAN_NOTIFY": "|".join(SEVERITIES),
    "OUTRIDER_SCAN_TAGS": "yes|no",
    "OUTRIDER_SCAN_OWN": r"[0-9A-Za-z_,-]{0,1000}",
    "OUTRIDER_SCAN_REGISTRY_SECRETS": rf"|{_ARN_OF_SECRET}(,{_ARN_OF_SECRET})*",
    "OUTRIDER_SCAN_EXTERNAL_ID": r"|[0-9A-Za-z_=,.@:/-]{32,128}",
    "OUTRIDER_SCAN_MEMBERS": r"|[0-9]{12}(,[0-9]{12})*",
    "OUTRIDER_SCAN_ORGANIZATION": r"|o-[a-z0-9]{10,32}",
    "OUTRIDER_SCAN_REGIONS": r"|[a-z0-9-]{4,30}(,[a-z0-9-]{4,30})*",
    "OUTRIDER_SCAN_IN": "FUNCTION|JOB",
    "OUTRIDER_CLUSTER": r"([0-9A-Za-z][0-9A-Za-z_-]{0,99})?",
    "OUTRIDER_SCAN_QSCANNER_SECRET": rf"({_ARN_OF_SECRET})?",
    "OUTRIDER_SCAN_QSCANNER_ROLE": r"(arn:aws[a-z-]*:iam::[0-9]{12}:role/[0-9A-Za-z+=,.@_/-]{1,512})?",
}
_DEFAULTS: Final = {
    "OUTRIDER_SCAN_NOTIFY": "high",
    "OUTRIDER_SCAN_TAGS": "no",
    "OUTRIDER_SCAN_IN": "FUNCTION",
}
_SCRATCH: Final = "/tmp"  # noqa: S108  the only folder that Lambda lets a function write to


class Place(NamedTuple):
    """Where something is deployed."""

    account: str
    region: str

    def __str__(self) -> str:
        """As results name it."""
        return f"{self.account}/{self.region}"


@dataclass(frozen=True, slots=True)
class Hub:
    """Whose deployments are scanned from here beside the function's own."""

    external_id: str
    """What members' roles ask for; empty where no member is read."""
    accounts: frozenset[str]
    organization: bool
    """Whether every account that reaches the central bus is one: its policy lets in those of one organisation."""
    regions: frozenset[str]
    """Where members have something to sweep."""

    def has(self, account: str) -> bool:
        """Whether an account is a member."""
        return bool(self.external_id) and (self.organization or account in self.accounts)

    @property
    def places(self) -> frozenset[Place]:
        """What a sweep goes through; of an organisation, the accounts that are named."""
        named = self.accounts if self.external_id else ()
        return frozenset(Place(account, region) for account in named for region in self.regions)


@dataclass(frozen=True, slots=True)
class ScanSettings:
    """Where results go, and who is told of them."""

    integration: str
    region: str
    account: str
    """What is deployed in this account and region is read with the function's own role."""
    bucket: str
    key: str
    """ARN of the key that results are encrypted with."""
    topic: str
    notify: str
    """The least severity that is told to the topic."""
    tags: bool
    """Whether a function gets tags with its result."""
    own: frozenset[str]
    """Names of functions that are not scanned: this stack's."""
    hub: Hub
    registry_secrets: frozenset[str]
    """ARNs of the secrets that may open registries, of those that task definitions name."""
    qscanner_secret: str
    """ARN of its credentials; empty where QScanner is not used."""
    qscanner_role: str
    """ARN of the role that lets it read functions."""
    scratch: Path
    log_level: str
    cluster: str = ""
    """Where Jobs scan; empty where the function itself does."""

    @property
    def place(self) -> Place:
        """The function's own."""
        return Place(self.account, self.region)

    @property
    def partition(self) -> str:
        """Of AWS; no role opens from another."""
        return self.key.split(":")[1]


def read_scan_settings(environ: Mapping[str, str]) -> ScanSettings:
    """The settings of an environment.

    Raises:
        ConfigurationError: names every variable that is missing or wrong.

    """
    given = {name: environ.get(name) or _DEFAULTS.get(name, "") for name in _FORMS}
    problems = [
        f"{name} is {'wrong' if given[name] else 'not set'}: update the stack."
        for name, form in _FORMS.items()
        if not re.fullmatch(form, given[name], re.ASCII)
    ]
    in_jobs = given["OUTRIDER_SCAN_IN"] == "JOB"
    if in_jobs and not given["OUTRIDER_CLUSTER"]:
        problems.append("ScanDeploysIn is JOB, and OUTRIDER_CLUSTER is not set: update the stack.")
    if problems:
        raise ConfigurationError(tuple(problems))
    return ScanSettings(
        integration=given["OUTRIDER_INTEGRATION"],
        region=given["AWS_REGION"],
        account=given["OUTRIDER_SCAN_ACCOUNT"],
        bucket=given["OUTRIDER_SCAN_BUCKET"],
        key=given["OUTRIDER_SCAN_KEY"],
        topic=given["OUTRIDER_SCAN_TOPIC"],
        notify=given["OUTRIDER_SCAN_NOTIFY"],
        tags=given["OUTRIDER_SCAN_TAGS"] == "yes",
        own=_names(given["OUTRIDER_SCAN_OWN"]),
        hub=Hub(
            external_id=given["OUTRIDER_SCAN_EXTERNAL_ID"],
            accounts=_names(given["OUTRIDER_SCAN_MEMBERS"]),
            organization=bool(given["OUTRIDER_SCAN_ORGANIZATION"]),
            regions=_names(given["OUTRIDER_SCAN_REGIONS"]) or frozenset({given["AWS_REGION"]}),
        ),
        registry_secrets=_names(given["OUTRIDER_SCAN_REGISTRY_SECRETS"]),
        qscanner_secret=given["OUTRIDER_SCAN_QSCANNER_SECRET"],
        qscanner_role=given["OUTRIDER_SCAN_QSCANNER_ROLE"],
        scratch=Path(environ.get("OUTRIDER_SCAN_SCRATCH") or _SCRATCH),
        log_level=environ.get("OUTRIDER_LOG_LEVEL") or "info",
        cluster=given["OUTRIDER_CLUSTER"] if in_jobs else "",
    )


def _names(listed: str) -> frozenset[str]:
    return frozenset(name for name in listed.split(",") if name)
