"""Who operates the service over its API: whoever has the one token, of which only a digest is kept in memory."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.web.bearer import bearer
from app.web.errors import ApiError

if TYPE_CHECKING:
    from flask import Request

    from app.connect.aws_offer import AwsOffers


@dataclass(frozen=True, slots=True)
class OperatorServices:
    """What operators use."""

    token_digest: bytes
    """SHA-256 of the token. It is long and random: a slow hash would add nothing."""
    offers: AwsOffers

    def admit(self, request: Request) -> None:
        """Let an operator's request pass. Digests are compared, in constant time, so that neither length nor content shows.

        Raises:
            ApiError: it has no token, or another.

        """
        given = bearer(request, "the token of OUTRIDER_OPERATOR_TOKEN")
        if not hmac.compare_digest(digest_of(given), self.token_digest):
            raise ApiError(401, "bad-token", "This is not the operator's token that the service was started with.")


def digest_of(token: str) -> bytes:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()
