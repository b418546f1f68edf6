"""The grant: what a Job gets for its ticket, once it runs."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from protocol.document import ClosedDocument
from protocol.ticket import ScanId


class Grant(ClosedDocument):
    """How to read one repository and how to sign one report; idempotent for its attempt until a report is accepted."""

    name: ClassVar[str] = "grant"

    scan: ScanId
    attempt: int = Field(ge=1)
    clone_url: str = Field(pattern=r"^https?://", max_length=2000)
    """Without credentials in it."""
    username: str = Field(min_length=1, max_length=200)
    token: str = Field(min_length=1, max_length=100_000, repr=False)
    """Reads this one repository, for an hour at most. Of any length: forges change their formats."""
    expires: int = Field(ge=0)
    """When the token ends, seconds since 1970, UTC."""
    report_key: str = Field(pattern=r"^[0-9a-f]{64}$", repr=False)
    """Hexadecimal key of the report's HMAC; this attempt's alone."""
