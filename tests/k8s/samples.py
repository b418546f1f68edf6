"""Tickets and settings as tests need them."""

import secrets
import time
from typing import Any

from k8s.settings import JobSettings, job_settings
from protocol.target import RepositoryTarget
from protocol.ticket import ReportDestination, Ticket

TINY = {"cpu": "50m", "cpu_limit": "1", "memory": "64Mi", "disk": "64Mi"}


def ticket(**changes: Any) -> Ticket:
    now = int(time.time())
    claims: dict[str, Any] = {
        "v": 1,
        "op": "start",
        "iss": "https://outrider.example.com",
        "aud": "local",
        "iat": now,
        "exp": now + 900,
        "start_by": now + 21_600,
        "jti": f"{secrets.token_hex(16)}.1",
        "target": RepositoryTarget(host="github.com", path="acme/shop", head="a" * 40),
        "engines": ("code",),
        "deadline_s": 600,
        "report": ReportDestination(url="https://outrider.example.com"),
    }
    return Ticket(**(claims | changes))


def settings(**changes: Any) -> JobSettings:
    return job_settings({"image": "registry.example.com/outrider-scanner@sha256:" + "0" * 64, **changes})
