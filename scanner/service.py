"""The two calls a Job makes: ticket for grant, report for an acknowledgement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import requests

from protocol.document import DocumentError
from protocol.grant import OWN_TOKEN, OWN_TOKEN_HEADER, Grant
from protocol.report import seal
from protocol.ticket import TICKET_TYPE
from scanner.sending import TIMEOUT_S, sender

if TYPE_CHECKING:
    from protocol.report import Report

MAX_ANSWER_CHARS: Final = 300


class ServiceError(Exception):
    """The service gave no grant or took no report.

    Attributes:
        reason: the service's own code, or `unreachable` or `bad-answer`.

    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class Service:
    """The service as one Job sees it. Both calls may be repeated: they are answered alike."""

    def __init__(self, url: str, scan: str) -> None:
        self._url = f"{url.rstrip('/')}/api/scans/{scan}"
        self._session = sender()

    def grant(self, ticket: str, *, own_token: bool = False) -> Grant:
        """Show the ticket, get the grant.

        Args:
            ticket: signed.
            own_token: ask for none, as this Job reads the forge with its customer's.

        Raises:
            ServiceError: there is none.

        """
        own = {OWN_TOKEN_HEADER: OWN_TOKEN} if own_token else {}
        answer = self._post("/grant", ticket.encode(), {"Content-Type": TICKET_TYPE, **own})
        try:
            return Grant.from_json(answer.content)
        except DocumentError as error:
            raise ServiceError("bad-answer", str(error)) from None

    def send(self, report: Report, key: bytes) -> None:
        """Send the report, signed.

        Raises:
            ServiceError: it was not taken.

        """
        sealed = seal(report, key)
        self._post("/report", sealed.body, sealed.headers)

    def _post(self, path: str, body: bytes, headers: dict[str, str]) -> requests.Response:
        try:
            answer = self._session.post(self._url + path, data=body, headers=headers, timeout=TIMEOUT_S, allow_redirects=False)
        except requests.RequestException as error:
            raise ServiceError("unreachable", f"The service does not answer ({type(error).__name__}).") from None
        if not answer.ok or answer.is_redirect:
            raise ServiceError(_reason(answer), f"The service answered {answer.status_code}: {answer.text[:MAX_ANSWER_CHARS]}")
        return answer


def _reason(answer: requests.Response) -> str:
    try:
        return str(answer.json()["error"]["reason"])
    except (ValueError, KeyError, TypeError):
        return "bad-answer"
