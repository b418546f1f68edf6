"""What the customer decided, read once from the function's own environment: the stack's parameters put it there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cloudformation.function.errors import ConfigurationError
from protocol.keys import read_pinned

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

_CLUSTER = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,99}", re.ASCII)
"""https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html#API_CreateCluster_RequestParameters"""
_INTEGRATION = re.compile(r"[0-9a-f]{32}", re.ASCII)


@dataclass(frozen=True, slots=True)
class ReportsBucket:
    """Where Jobs leave their reports."""

    name: str
    key: str
    """ARN of the KMS key that encrypts them."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Who may send tickets, and to which cluster Jobs go."""

    integration: str
    """Our audience: a ticket for another integration opens nothing here."""
    keys: Mapping[str, Ed25519PublicKey]
    """The service's public keys by `kid`."""
    cluster: str
    region: str
    log_level: str
    reports: ReportsBucket | None = None
    """None: Jobs send them to the service."""


def read_settings(environ: Mapping[str, str]) -> Settings:
    """The settings of an environment.

    Raises:
        ConfigurationError: names every variable that is missing or wrong.

    """
    problems: list[str] = []

    def read(name: str, check: Callable[[str], object]) -> str:
        value = environ.get(name, "")
        try:
            if not value:
                problems.append(f"{name} is not set: update the stack.")
            elif not check(value):
                problems.append(f"{name} is wrong: check the stack's parameters.")
        except ValueError as error:
            problems.append(f"{name} is wrong: it {error}.")
        return value

    integration = read("OUTRIDER_INTEGRATION", _INTEGRATION.fullmatch)
    keys = read("OUTRIDER_TICKET_KEYS", read_pinned)
    cluster = read("OUTRIDER_CLUSTER", _CLUSTER.fullmatch)
    region = read("AWS_REGION", str)
    reports = None
    if through_bucket(environ):
        reports = ReportsBucket(read("OUTRIDER_REPORT_BUCKET", str), read("OUTRIDER_REPORT_KEY", str))
        if not environ.get("OUTRIDER_JOB_FORGE_SECRET"):
            problems.append(
                "ReportThrough is BUCKET, so Jobs get no token from the service: set ForgeSecret, and update the stack."
            )
    if problems:
        raise ConfigurationError(tuple(problems))
    return Settings(integration, read_pinned(keys), cluster, region, environ.get("OUTRIDER_LOG_LEVEL") or "info", reports)


def through_bucket(environ: Mapping[str, str]) -> bool:
    """Whether Jobs leave their reports in a bucket. The stack says so, and never who calls."""
    return environ.get("OUTRIDER_REPORT_THROUGH") == "BUCKET"
