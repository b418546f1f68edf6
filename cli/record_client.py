"""The one call that `outrider record` makes."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

from protocol.record import RECORDS_PATH

if TYPE_CHECKING:
    from protocol.record import Record

TIMEOUT_S: Final = (10.0, 30.0)
"""To connect, and between two bytes of the answer."""
TRIES: Final = 4
WORTH_ANOTHER_TRY: Final = (429, 500, 502, 503, 504)
MAX_ANSWER_CHARS: Final = 300
_CLIENT_ERROR, _SERVER_ERROR = 400, 500


class RecordError(Exception):
    """The build was not recorded.

    Attributes:
        reason: the service's own code, or `bad-url`, `unreachable` or `bad-answer`.
        refused: whether it was asked for wrongly: trying again will not help.

    """

    def __init__(self, reason: str, message: str, *, refused: bool = False) -> None:
        super().__init__(message)
        self.reason = reason
        self.refused = refused


def send(url: str, token: str, record: Record) -> None:
    """Tell the service; being told twice changes nothing, so a lost answer is asked for again.

    Raises:
        RecordError: it was not recorded, or that is not known.

    """
    address = _checked(url) + RECORDS_PATH
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    try:
        with _session() as session:
            # No redirects: the token is for this address.
            body = record.to_json().encode()
            answer = session.post(address, data=body, headers=headers, timeout=TIMEOUT_S, allow_redirects=False)
    except (requests.RequestException, UnicodeEncodeError) as error:
        raise RecordError("unreachable", f"The service does not answer ({type(error).__name__}): check its address.") from None
    if not answer.ok or answer.is_redirect:
        raise _refusal(answer)


def _checked(url: str) -> str:
    try:
        parts = urlsplit(url)
        plain = parts.scheme == "http" and _is_loopback(parts.hostname or "")
    except ValueError:
        raise _bad_url() from None
    if not parts.hostname or parts.username or parts.query or parts.fragment or not (parts.scheme == "https" or plain):
        raise _bad_url()
    return url.rstrip("/")


def _bad_url() -> RecordError:
    sentence = "The service's address must be https://HOST: a token is not sent without encryption."
    return RecordError("bad-url", sentence, refused=True)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _session() -> requests.Session:
    session = requests.Session()
    session.auth = lambda request: request  # else requests looks into .netrc, and puts that in the token's place
    retry = Retry(TRIES, backoff_factor=0.5, status_forcelist=WORTH_ANOTHER_TRY, allowed_methods=None, raise_on_status=False)
    for scheme in ("https://", "http://"):
        session.mount(scheme, HTTPAdapter(max_retries=retry))
    return session


def _refusal(answer: requests.Response) -> RecordError:
    refused = _CLIENT_ERROR <= answer.status_code < _SERVER_ERROR
    try:
        told = answer.json()["error"]
        reason, message = str(told["reason"]), str(told["message"])
    except (ValueError, KeyError, TypeError):
        sentence = f"What answered {answer.status_code} is no service of Outrider's: check the address."
        return RecordError("bad-answer", sentence, refused=refused)
    return RecordError(reason, message[:MAX_ANSWER_CHARS], refused=refused)
