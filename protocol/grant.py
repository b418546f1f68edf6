"""The grant: what a Job gets for its ticket, once it runs."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from protocol.document import ClosedDocument
from protocol.ticket import ScanId

OWN_TOKEN_HEADER = "Outrider-Forge-Token"  # noqa: S105  a name
OWN_TOKEN = "own"  # noqa: S105  a word, no token
"""What a Job says in that header that reads the forge with a token of its customer's: it is given none."""


class Grant(ClosedDocument):
    """How to read one repository and how to sign one report; idempotent for its attempt until a report is accepted.

    `username`, `token` and `expires` are there together, or none is: for a Job that asked for no token.
    """

    name: ClassVar[str] = "grant"

    scan: ScanId
    attempt: int = Field(ge=1)
    clone_url: str = Field(pattern=r"^https?://", max_length=2000)
    """Without credentials in it."""
    username: str | None = Field(default=None, min_length=1, max_length=200)
    token: str | None = Field(default=None, min_length=1, max_length=100_000, repr=False)
    """Reads this one repository, for an hour at most. Of any length: forges change their formats."""
    expires: int | None = Field(default=None, ge=0)
    """When the token ends, seconds since 1970, UTC."""
    report_key: str = Field(pattern=r"^[0-9a-f]{64}$", repr=False)
    """Hexadecimal key of the report's HMAC; this attempt's alone."""

    def model_post_init(self, _context: object) -> None:
        """Refuse half a credential."""
        if len({self.username is None, self.token is None, self.expires is None}) != 1:
            raise ValueError("username, token and expires are there together, or none is")
