"""The deposit: a report that its Job left in the customer's bucket, because it can not reach the service.

It begins with one line, the slip, which proves whose report follows; then comes the report as it would travel over HTTP, gzip.
No grant brings the report's key here. It derives from the signature of the ticket that started the Job: the Job has the ticket,
and who holds the ticket key signs the same claims again and gets the same signature. https://www.rfc-editor.org/rfc/rfc8032#section-5.1.6
"""

from __future__ import annotations

import gzip
import hashlib
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from jwt.utils import base64url_decode, base64url_encode
from pydantic import Field

from protocol.document import DocumentError, OpenDocument
from protocol.sizes import MAX_DEPOSIT_BYTES, MAX_PACKED_BYTES, MAX_SLIP_BYTES
from protocol.ticket import MAX_TICKET_CHARS, Ticket, TicketError, open_signed

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from protocol.report import Report

_KEY_BYTES: Final = 32
_PURPOSE: Final = b"outrider/deposit-key"


class DepositError(ValueError):
    """A deposit that must not be believed.

    Attributes:
        reason: `bad-document`, `too-large`, `bad-signature`, `other-scan`, or the ticket's own fault, as `TicketError` has it.

    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class Slip(OpenDocument):
    """What stands before a left report."""

    name: ClassVar[str] = "slip"

    ticket: str = Field(min_length=3, max_length=MAX_TICKET_CHARS, pattern=r"^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$")
    """The ticket's header and claims as they were signed. Without its signature: that stays with the Job, and opens things."""
    signature: str = Field(pattern=r"^[0-9a-f]{64}$")
    """HMAC-SHA256 over the bytes that follow, with the key that `deposit_key` derives from the whole ticket."""


@dataclass(frozen=True, slots=True)
class Deposit:
    """A left report whose slip holds."""

    ticket: Ticket
    """What started the Job that left it."""
    body: bytes
    """Gzip; nothing of what is inside has been looked at."""


def deposit_key(signed: str) -> bytes:
    """The key of the report of the Job that a signed ticket starts: 32 bytes.

    Raises:
        DepositError: it is no signed ticket.

    """
    try:
        signature = base64url_decode(signed.rsplit(".", 1)[1])
    except (IndexError, ValueError):
        raise DepositError("bad-document", "a signed ticket has three parts") from None
    return HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=_PURPOSE).derive(signature)


def leave(report: Report, signed: str) -> bytes:
    """A report as it is left in a bucket.

    Args:
        report: of the Job.
        signed: the ticket that started it.

    Raises:
        DepositError: `too-large`, or it is no signed ticket.

    """
    body = gzip.compress(report.to_json().encode(), compresslevel=6, mtime=0)
    if len(body) > MAX_PACKED_BYTES:
        raise DepositError("too-large", f"The report has {len(body)} bytes packed, and {MAX_PACKED_BYTES} are taken.")
    slip = Slip(v=1, ticket=signed.rpartition(".")[0], signature=_signature(deposit_key(signed), body))
    return slip.to_json().encode() + b"\n" + body


def open_deposit(content: bytes, key: Ed25519PrivateKey, kid: str, audience: str) -> Deposit:
    """Read what was left in a bucket, where anybody may have written.

    Args:
        content: the whole object.
        key: the service's, which signs tickets.
        kid: its id.
        audience: the integration whose Job left it.

    Raises:
        DepositError: nothing of it is to be believed.

    """
    if len(content) > MAX_DEPOSIT_BYTES:
        raise DepositError("too-large", f"It has more than {MAX_DEPOSIT_BYTES} bytes.")
    slip, body = _read(content)
    # The same claims signed again: what is not our own ticket gets a key that nobody else can know.
    signed = f"{slip.ticket}.{base64url_encode(key.sign(slip.ticket.encode())).decode()}"
    if not hmac.compare_digest(_signature(deposit_key(signed), body), slip.signature):
        raise DepositError("bad-signature", "It was not left by the Job of a ticket of ours, or was changed since.")
    try:
        return Deposit(open_signed(signed, {kid: key.public_key()}, audience), body)
    except TicketError as error:
        raise DepositError(error.reason, str(error)) from None


def _read(content: bytes) -> tuple[Slip, bytes]:
    end = content.find(b"\n", 0, MAX_SLIP_BYTES)
    if end < 0:
        raise DepositError("bad-document", "It does not begin with a slip.")
    try:
        return Slip.from_json(content[:end]), content[end + 1 :]
    except DocumentError as error:
        raise DepositError("bad-document", str(error)) from None


def _signature(key: bytes, body: bytes) -> str:
    return hmac.new(key, body, hashlib.sha256).hexdigest()
