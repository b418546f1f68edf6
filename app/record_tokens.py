"""Tokens for pipelines: whoever holds one may record builds of one repository, or of one owner's, until it expires.

A JWT under a key of its own, derived from the master key; nothing of it is stored. https://www.rfc-editor.org/rfc/rfc7519
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import jwt

from app.forges.names import Named

if TYPE_CHECKING:
    from datetime import datetime

PURPOSE: Final = "record-tokens"
"""Of the key, as `app.keys.derive_key` takes it."""
MAX_DAYS: Final = 366
MAX_TOKEN_CHARS: Final = 4096
_ALGORITHM: Final = "HS256"
_AUDIENCE: Final = "outrider-records"


class RecordTokenError(Exception):
    """A token that records nothing; `reason` is `bad-token` or `expired`."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class RecordScope:
    """What a token may record."""

    host: str
    """Of the forge."""
    owner: str
    name: str = ""
    """Of the one repository; empty for all of the owner's."""

    def covers(self, repository: Named) -> bool:
        """Whether builds of a repository may be recorded."""
        own = Named(self.owner, self.name or repository.name)
        return own.folded == repository.folded


def make_token(key: bytes, scope: RecordScope, now: datetime, days: int) -> str:
    """A signed token.

    Args:
        key: 32 bytes, derived for `PURPOSE`.
        scope: what it may record.
        now: from when on it is good.
        days: for how long; between 1 and `MAX_DAYS`.

    Raises:
        ValueError: that is too long or no time at all.

    """
    if not 1 <= days <= MAX_DAYS:
        raise ValueError(f"a token is good for 1 to {MAX_DAYS} days")
    times = {"iat": int(now.timestamp()), "exp": int((now + timedelta(days=days)).timestamp())}
    claims = {"aud": _AUDIENCE, "host": scope.host, "owner": scope.owner, "name": scope.name, **times}
    return jwt.encode(claims, key, algorithm=_ALGORITHM)


def read_token(key: bytes, token: str, now: datetime) -> RecordScope:
    """What a token may record.

    Raises:
        RecordTokenError: it is none of ours, or has expired.

    """
    if len(token) > MAX_TOKEN_CHARS:
        raise _bad()
    try:
        # The time is checked by us, against the caller's clock.
        options: Any = {"verify_exp": False, "verify_iat": False, "require": ["exp", "aud"]}
        claims = jwt.decode(token, key, algorithms=[_ALGORITHM], audience=_AUDIENCE, options=options)
        host, owner, name = (str(claims[part]) for part in ("host", "owner", "name"))
        ends = int(claims["exp"])
    except (jwt.PyJWTError, KeyError, ValueError, TypeError):
        raise _bad() from None
    if now.timestamp() >= ends:
        raise RecordTokenError("expired", "The token has expired: `outrider record-token` makes a new one.")
    return RecordScope(host, owner, name)


def _bad() -> RecordTokenError:
    return RecordTokenError("bad-token", "This is no token of this service: `outrider record-token` makes one.")
