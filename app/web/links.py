"""Links to scans' pages: whoever has one may read that one page, until it expires."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from itsdangerous import BadData, TimestampSigner

if TYPE_CHECKING:
    from datetime import datetime

MAX_AGE_S = 90 * 24 * 3600
_SALT = b"scan-page"


class _Signer(TimestampSigner):
    """A signer with a clock of ours."""

    def __init__(self, key: bytes, now: datetime) -> None:
        super().__init__(key, salt=_SALT, key_derivation="hmac", digest_method=hashlib.sha256)
        self._now = int(now.timestamp())

    def get_timestamp(self) -> int:
        """The time of the clock that was handed over."""
        return self._now


def scan_link(public_url: str, key: bytes, scan_id: str, now: datetime) -> str:
    """The address of a scan's page, good for 90 days."""
    token = _Signer(key, now).sign(scan_id).decode().removeprefix(f"{scan_id}.")
    return f"{public_url}/scans/{scan_id}?token={token}"


def opens(token: str, key: bytes, scan_id: str, now: datetime) -> bool:
    """Whether the token opens that scan's page now."""
    try:
        _Signer(key, now).unsign(f"{scan_id}.{token}".encode(), max_age=MAX_AGE_S)
    except (BadData, UnicodeEncodeError):
        return False
    return True
