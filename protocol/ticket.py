"""The ticket: what the service asks of the customer's side, signed, short-lived and closed.

It names what to scan and with which engines. It carries no environment, argument, image or resource: those are the
customer's to choose.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

import jwt
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from protocol.document import ClosedDocument, DocumentError
from protocol.target import ProbeTarget, Target, TicketTarget

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ALGORITHM = "EdDSA"
MAX_LIFETIME_S = 15 * 60
"""A function accepts no ticket that lives longer, whoever signed it."""
LEEWAY_S = 30
"""How far two clocks may differ."""
MAX_TICKET_CHARS = 128_000
"""Longer ones are refused before they are decoded."""
TICKET_TYPE = "application/jwt"
"""The media type of a ticket on the wire. https://www.rfc-editor.org/rfc/rfc7519#section-10.3.1"""

ScanId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
EngineName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")]


class TicketError(ValueError):
    """A ticket that must not be acted on.

    Attributes:
        reason: `bad-signature`, `unknown-key`, `wrong-audience`, `expired`, `not-yet-valid`, `lives-too-long` or `bad-document`.

    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class ReportDestination(BaseModel):
    """Where the report goes; exactly one is set."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    url: str | None = Field(default=None, pattern=r"^https?://", max_length=2000)
    """The service's base address: the Job appends the API's paths."""
    s3: str | None = Field(default=None, pattern=r"^s3://", max_length=2000)
    blob: str | None = Field(default=None, pattern=r"^https://", max_length=2000)

    def model_post_init(self, _context: object) -> None:
        """Refuse none and several."""
        if sum(value is not None for value in (self.url, self.s3, self.blob)) != 1:
            raise ValueError("exactly one of url, s3 and blob is set")


class Ticket(ClosedDocument):
    """The claims of a ticket. Times are seconds since 1970, UTC."""

    name: ClassVar[str] = "ticket"

    op: Literal["start", "status", "cancel"]
    iss: str = Field(min_length=1, max_length=500)
    aud: str = Field(min_length=1, max_length=200)
    """The integration's id: a ticket for one customer opens nothing at another."""
    iat: int = Field(ge=0)
    exp: int = Field(ge=0)
    start_by: int = Field(ge=0)
    """No grant is given after this, however late the pod starts."""
    jti: str = Field(pattern=r"^[0-9a-f]{32}\.[1-9][0-9]{0,3}$")
    """`<scan>.<attempt>`."""
    target: TicketTarget
    engines: tuple[EngineName, ...] = Field(min_length=1, max_length=20)
    size: Literal["small", "medium", "large"] = "small"
    deadline_s: int = Field(ge=10, le=86_400)
    """From the Job's start to its end."""
    report: ReportDestination

    @property
    def scan(self) -> str:
        """The scan's id."""
        return self.jti.split(".")[0]

    @property
    def to_scan(self) -> Target:
        """The target.

        Raises:
            DocumentError: it is a probe's ticket, and nothing may be scanned with it.

        """
        if isinstance(self.target, ProbeTarget):
            raise DocumentError("not a valid ticket for a scan: it is a probe's")
        return self.target

    @property
    def attempt(self) -> int:
        """Which try at the scan this is, from 1."""
        return int(self.jti.split(".")[1])


def sign(ticket: Ticket, key: Ed25519PrivateKey, kid: str) -> str:
    """The ticket as a compact JWT."""
    return jwt.encode(ticket.model_dump(mode="json", exclude_none=True), key, algorithm=ALGORITHM, headers={"kid": kid})


def verify(token: str, keys: Mapping[str, Ed25519PublicKey], audience: str | None, now: datetime) -> Ticket:
    """Read a signed ticket.

    Args:
        token: the compact JWT.
        keys: the service's public keys by `kid`; two during a rotation.
        audience: the reader's integration id; None where the reader is who signs for all of them.
        now: the reader's clock, with a zone.

    Raises:
        TicketError: it is not to be acted on; `.reason` says why.

    """
    ticket = open_signed(token, keys, audience)
    _check_times(ticket, now.timestamp())
    return ticket


def open_signed(token: str, keys: Mapping[str, Ed25519PublicKey], audience: str | None) -> Ticket:
    """Read a signed ticket whatever the time: for who must look at `start_by` instead.

    Raises:
        TicketError: it is no ticket of ours for this reader.

    """
    if len(token) > MAX_TICKET_CHARS:
        raise TicketError("bad-document", f"a ticket has at most {MAX_TICKET_CHARS} characters")
    ticket = _read(_claims(token, keys))
    if audience is not None and ticket.aud != audience:
        raise TicketError("wrong-audience", "the ticket is for another integration")
    return ticket


def _claims(token: str, keys: Mapping[str, Ed25519PublicKey]) -> dict[str, Any]:
    try:
        kid = jwt.get_unverified_header(token).get("kid")
        if not isinstance(kid, str) or kid not in keys:
            raise TicketError("unknown-key", "the ticket is signed with a key that is not pinned here: update the public keys")
        # The times are checked by us, against the caller's clock; the audience too, so that each gets a reason of its own.
        options: Any = {"verify_exp": False, "verify_aud": False, "verify_iat": False, "verify_nbf": False}
        return jwt.decode(token, keys[kid], algorithms=[ALGORITHM], options=options)
    except (jwt.PyJWTError, ValueError, TypeError) as error:
        if isinstance(error, TicketError):
            raise
        raise TicketError("bad-signature", "the ticket's signature does not hold") from None


def _read(claims: dict[str, Any]) -> Ticket:
    try:
        return Ticket.from_json(json.dumps(claims))
    except DocumentError as error:
        raise TicketError("bad-document", str(error)) from None


def _check_times(ticket: Ticket, now: float) -> None:
    if ticket.exp - ticket.iat > MAX_LIFETIME_S:
        raise TicketError("lives-too-long", f"a ticket lives {MAX_LIFETIME_S} s at most")
    if ticket.iat > now + LEEWAY_S:
        raise TicketError("not-yet-valid", "the ticket is dated in the future: check both clocks")
    if now >= ticket.exp + LEEWAY_S:
        raise TicketError("expired", "the ticket has expired: the service sends a new one with its next attempt")
