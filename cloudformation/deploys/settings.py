"""What the customer decided about scans of deployments: the stack's parameters put it into the function's environment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cloudformation.function.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping

SEVERITIES: Final = ("critical", "high", "medium", "low", "info")
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
    "OUTRIDER_SCAN_QSCANNER_SECRET": r"(arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@!-]{1,520})?",
    "OUTRIDER_SCAN_QSCANNER_ROLE": r"(arn:aws[a-z-]*:iam::[0-9]{12}:role/[0-9A-Za-z+=,.@_/-]{1,512})?",
}
_DEFAULTS: Final = {"OUTRIDER_SCAN_NOTIFY": "high", "OUTRIDER_SCAN_TAGS": "no"}
_SCRATCH: Final = "/tmp"  # noqa: S108  the only folder that Lambda lets a function write to


@dataclass(frozen=True, slots=True)
class ScanSettings:
    """Where results go, and who is told of them."""

    integration: str
    region: str
    account: str
    """Only what is deployed in this account and region can be read."""
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
    qscanner_secret: str
    """ARN of its credentials; empty where QScanner is not used."""
    qscanner_role: str
    """ARN of the role that lets it read functions."""
    scratch: Path
    log_level: str


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
        own=frozenset(name for name in given["OUTRIDER_SCAN_OWN"].split(",") if name),
        qscanner_secret=given["OUTRIDER_SCAN_QSCANNER_SECRET"],
        qscanner_role=given["OUTRIDER_SCAN_QSCANNER_ROLE"],
        scratch=Path(environ.get("OUTRIDER_SCAN_SCRATCH") or _SCRATCH),
        log_level=environ.get("OUTRIDER_LOG_LEVEL") or "info",
    )
