"""How a Job sends: with a patience that outlives a restart of who receives it."""

from __future__ import annotations

from typing import Final

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

TIMEOUT_S: Final = (10.0, 60.0)
"""To connect, and between two bytes of the answer."""
TRIES: Final = 8
MAX_WAIT_S: Final = 30
WORTH_ANOTHER_TRY: Final = (429, 500, 502, 503, 504)


def sender() -> requests.Session:
    """A session that tries again where that can help; the caller sends only what may arrive twice."""
    session = requests.Session()
    retry = Retry(
        TRIES,
        backoff_factor=0.5,
        backoff_max=MAX_WAIT_S,
        status_forcelist=WORTH_ANOTHER_TRY,
        allowed_methods=None,
        raise_on_status=False,
    )
    for scheme in ("https://", "http://"):
        session.mount(scheme, HTTPAdapter(max_retries=retry))
    return session
