"""Tickets as the service signs them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from protocol.keys import key_id
from protocol.target import RepositoryTarget
from protocol.ticket import ReportDestination, Ticket, sign

INTEGRATION = "00112233445566778899aabbccddeeff"
SCAN = "0123456789abcdef0123456789abcdef"
KEY = Ed25519PrivateKey.generate()


@dataclass(frozen=True)
class Tickets:
    """Signs tickets as the service does."""

    key: Ed25519PrivateKey = KEY

    def __call__(self, op: Literal["start", "status", "cancel"] = "start", **changes: Any) -> str:
        now = int(datetime.now(UTC).timestamp())
        values = {
            "v": 1,
            "op": op,
            "iss": "https://outrider.example.com",
            "aud": INTEGRATION,
            "iat": now,
            "exp": now + 900,
            "start_by": now + 3600,
            "jti": f"{SCAN}.1",
            "target": RepositoryTarget(host="github.com", path="acme/shop", head="a" * 40),
            "engines": ("code",),
            "deadline_s": 600,
            "report": ReportDestination(url="https://outrider.example.com"),
        }
        return sign(Ticket(**values | changes), self.key, key_id(self.key.public_key()))
