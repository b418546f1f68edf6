"""Asks issuers about secrets, in the process that sees them. Nothing of an answer but its status is read."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

import requests

from scanner.engines.secrets_issuers import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.engines.secrets_issuers import Issuer

MOST_ASKED: Final = 20
"""Different secrets of one run: enough to see what has to be rotated first, and too few to be taken for an attack."""
_SECONDS: Final = 5.0
"""For one answer to begin."""
_ALL_SECONDS: Final = 30.0
"""For all of them; what is left is not asked about."""


def ask(found: Iterable[tuple[str, bytes]], issuers: Iterable[Issuer]) -> dict[tuple[str, bytes], Answer]:
    """What issuers say of secrets, each given as its rule and its value; nothing of those that none of them hands out."""
    by_rule = {rule: issuer for issuer in issuers for rule in issuer.rules}
    answers: dict[tuple[str, bytes], Answer] = {}
    until = time.monotonic() + _ALL_SECONDS
    with requests.Session() as session:
        session.trust_env = False  # neither a proxy nor credentials of the surroundings
        for rule, value in dict.fromkeys(found):
            if issuer := by_rule.get(rule):
                asked = len(answers) < MOST_ASKED and time.monotonic() < until
                answers[rule, value] = _asked(session, issuer, value) if asked else Answer.UNKNOWN
    return answers


def _asked(session: requests.Session, issuer: Issuer, value: bytes) -> Answer:
    headers = {issuer.header: issuer.prefix.encode() + value}
    try:
        with session.get(issuer.url, headers=headers, timeout=_SECONDS, allow_redirects=False, stream=True) as response:
            status = response.status_code
    except (requests.RequestException, ValueError):  # whatever it is, its text may quote the request
        return Answer.UNKNOWN
    if status in issuer.accepted:
        return Answer.ACCEPTED
    return Answer.REFUSED if status in issuer.refused else Answer.UNKNOWN
