"""The way of a report whose Job can not reach the service: into a bucket of the customer's, by a form that its launcher made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import requests

from protocol.deposit import deposit_key
from protocol.grant import Grant
from protocol.target import RepositoryTarget
from scanner.sending import TIMEOUT_S, sender
from scanner.ticketed import UnsupportedTargetError

if TYPE_CHECKING:
    from protocol.ticket import Ticket
    from protocol.upload import Upload

MAX_ANSWER_CHARS: Final = 4000
_CODE: Final = re.compile(r"<Code>([A-Za-z0-9]{1,60})</Code>")
_EXPIRED: Final = "Policy expired"
"""S3 has no code of its own for it. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html"""
_MEANINGS: Final = {
    "ExpiredToken": (
        "upload-expired",
        "The bucket's form has expired: the Job waited or took longer than its maker's rights last.",
    ),
    "EntityTooLarge": ("too-large", "The report is larger than the bucket's form allows."),
    "NoSuchBucket": ("bucket-missing", "The bucket is gone: deploy the stack again."),
}


class UploadError(Exception):
    """The bucket did not take the report.

    Attributes:
        reason: `upload-expired`, `too-large`, `bucket-missing`, `upload-refused` or `unreachable`.

    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


def grant_without_service(ticket: Ticket, signed: str) -> Grant:
    """What the Job would be granted if it could ask: no token, as it has its customer's, and the key of its report.

    Args:
        ticket: the claims of `signed`.
        signed: what started the Job.

    Raises:
        UnsupportedTargetError: it is no repository, so nobody has to be asked where it is.

    """
    if not isinstance(ticket.target, RepositoryTarget):
        raise UnsupportedTargetError(f"A Job that reports through a bucket reads no targets of type {ticket.target.type}.")
    address = f"https://{ticket.target.host}/{ticket.target.path}.git"
    return Grant(v=1, scan=ticket.scan, attempt=ticket.attempt, clone_url=address, report_key=deposit_key(signed).hex())


def put(upload: Upload, content: bytes) -> None:
    """Store the one object that the form allows.

    Raises:
        UploadError: it is not there; the message repeats no field of the form.

    """
    file = {"file": ("report", content, "application/octet-stream")}
    try:
        with sender() as session:
            answer = session.post(upload.url, data=upload.fields, files=file, timeout=TIMEOUT_S, allow_redirects=False)
    except requests.RequestException as error:
        sentence = (
            f"The bucket does not answer ({type(error).__name__}): check the way to S3, and NoProxy where there is an endpoint."
        )
        raise UploadError("unreachable", sentence) from None
    if not answer.ok or answer.is_redirect:
        raise _refused(answer)


def _refused(answer: requests.Response) -> UploadError:
    """S3 repeats what it was sent in some of its answers: only the code is taken."""
    told = answer.text[:MAX_ANSWER_CHARS]
    found = _CODE.search(told)
    code = "ExpiredToken" if _EXPIRED in told else found[1] if found else ""
    if code in _MEANINGS:
        return UploadError(*_MEANINGS[code])
    sentence = f"The bucket did not take the report ({answer.status_code} {code}".rstrip() + "): check its policy and its key."
    return UploadError("upload-refused", sentence)
