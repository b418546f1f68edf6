"""How large objects are fetched over HTTP: tried again, without this machine's own credentials, and as they are stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

TIMEOUT_S: Final = (10.0, 60.0)
"""To connect, and between two bytes of the answer."""
TRIES: Final = 4
LONGEST_WAIT_S: Final = 20
"""Of what a server asks for between two tries: it may ask for hours, and a person waits."""
_WORTH_ANOTHER_TRY: Final = (429, 500, 502, 503, 504)
_BLOCK: Final = 1 << 18


def fetcher() -> requests.Session:
    """A session that tries again. Redirects are its user's business: whose credentials go where is not known here."""
    session = requests.Session()
    session.auth = lambda request: request  # else requests looks into .netrc
    retry = Retry(
        TRIES,
        backoff_factor=0.2,
        status_forcelist=_WORTH_ANOTHER_TRY,
        allowed_methods=frozenset({"GET", "POST"}),
        raise_on_status=False,
        redirect=0,
        retry_after_max=LONGEST_WAIT_S,
    )
    for scheme in ("https://", "http://"):
        session.mount(scheme, HTTPAdapter(max_retries=retry))
    return session


def blocks(answer: requests.Response) -> Iterator[bytes]:
    """The body as it was sent: an object's own compression is its digest's business, not the transport's.

    Raises:
        urllib3.exceptions.HTTPError: it broke off.
        OSError: the same.

    """
    while block := answer.raw.read(_BLOCK, decode_content=False):
        yield block
