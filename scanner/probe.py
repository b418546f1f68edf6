"""A probe: a Job that scans nothing, and says how far its ways to the forge and to where reports go lead."""

from __future__ import annotations

import errno
import socket
from typing import TYPE_CHECKING, Final

import requests

from protocol.probe import MAX_DETAIL_CHARS, ProbeReport, Way
from protocol.ticket import TICKET_TYPE
from scanner.engines.registry import FACTORIES
from scanner.job import SCANNER
from scanner.upload import UploadError, put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from protocol.target import ProbeTarget
    from protocol.ticket import Ticket
    from protocol.upload import Upload

TIMEOUT_S: Final = (10.0, 20.0)
"""To connect, and between two bytes of the answer."""
LEFT: Final = b"A probe of Outrider's was here: reports can be left in this bucket.\n"
ARRIVED: Final = "arrived"
"""What the service answers with."""
_OK, _UNAUTHORIZED = 200, 401
_NO_ROUTE: Final = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EACCES, errno.EPERM})
_GROUNDS: Final[tuple[tuple[type[BaseException], str], ...]] = (
    (requests.exceptions.ProxyError, "proxy"),
    (requests.exceptions.SSLError, "tls"),
    (requests.exceptions.Timeout, "timeout"),
    (socket.gaierror, "dns"),
    (ConnectionRefusedError, "refused"),
)
"""The first that is among an exception and its causes tells where the way ends."""


def probe(target: ProbeTarget, ticket: Ticket, signed: str, upload: Upload | None) -> ProbeReport:
    """Go the ways that a scan's Job would go.

    Args:
        target: of the ticket.
        ticket: the claims of `signed`.
        signed: the service is shown it, to see that it knows its own.
        upload: where reports go, if not to the service.

    """
    known = {name for name, _ in FACTORIES}
    return ProbeReport(
        v=1,
        scanner=SCANNER,
        unknown_engines=tuple(name for name in ticket.engines if name not in known),
        forge=_to_forge(target.forge),
        report=_to_bucket(upload) if upload is not None else _to_service(ticket, signed),
    )


def _to_forge(url: str) -> Way:
    """Any answer is the forge's, or is for somebody to see who reads the status."""
    try:
        with requests.get(url, timeout=TIMEOUT_S, allow_redirects=False, stream=True) as answer:
            return Way(status=answer.status_code)
    except requests.RequestException as error:
        return _ended(error)


def _to_service(ticket: Ticket, signed: str) -> Way:
    address = f"{(ticket.report.url or '').rstrip('/')}/api/probes/{ticket.scan}"
    headers = {"Content-Type": TICKET_TYPE}
    try:
        answer = requests.post(address, data=signed.encode(), headers=headers, timeout=TIMEOUT_S, allow_redirects=False)
    except requests.RequestException as error:
        return _ended(error)
    told = _told(answer)
    if told == ARRIVED:
        return Way(status=answer.status_code)
    reason = "unauthorized" if answer.status_code == _UNAUTHORIZED and told else "not-the-service"
    return Way(reason=reason, status=answer.status_code, detail=_plain(told))


def _to_bucket(upload: Upload) -> Way:
    try:
        put(upload, LEFT)
    except UploadError as error:
        return Way(reason=error.reason, detail=_plain(str(error)))
    return Way()


def _told(answer: requests.Response) -> str:
    """`arrived`, or the reason of the service's refusal; nothing where something else speaks."""
    try:
        document = answer.json()
        return ARRIVED if answer.status_code == _OK and ARRIVED in document else str(document["error"]["reason"])
    except (ValueError, KeyError, TypeError):
        return ""


def _plain(text: str) -> str:
    """A text as it may stand in what the cluster keeps."""
    return "".join(letter for letter in text if " " <= letter <= "~")[:MAX_DETAIL_CHARS]


def _ended(error: requests.RequestException) -> Way:
    causes = tuple(_causes(error))
    reason = next((reason for kind, reason in _GROUNDS if any(isinstance(cause, kind) for cause in causes)), None)
    return Way(reason=reason or _no_route(causes), detail=type(error).__name__)


def _no_route(causes: tuple[BaseException, ...]) -> str:
    return "no-route" if any(isinstance(cause, OSError) and cause.errno in _NO_ROUTE for cause in causes) else "unreachable"


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An exception, what it was raised from, and what that was, as the libraries below wrap them."""
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__
