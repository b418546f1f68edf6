"""Tokens for pipelines: whoever holds one may record builds of one repository, or of one owner's, until it ends.

A JWT under a key of its own, derived from the master key. What is stored is its id, so that it can be taken back.
https://www.rfc-editor.org/rfc/rfc7519
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import jwt

from app.forges.names import Named
from app.store import record_tokens
from app.store.engine import reading
from app.store.record_tokens import MadeToken

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

PURPOSE: Final = "record-tokens"
"""Of the key, as `app.keys.derive_key` takes it."""
MAX_DAYS: Final = 366
MAX_TOKEN_CHARS: Final = 4096
_ALGORITHM: Final = "HS256"
_AUDIENCE: Final = "outrider-records"


class RecordTokenError(Exception):
    """A token that records nothing; `reason` is `bad-token`, `expired`, `revoked` or `unknown-token`."""

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


@dataclass(frozen=True, slots=True)
class RecordToken:
    """What a token says."""

    id: str
    """32 hexadecimal digits."""
    scope: RecordScope
    made_at: datetime
    ends_at: datetime

    @property
    def as_made(self) -> MadeToken:
        """What the store knows of it."""
        scope = self.scope
        return MadeToken(self.id, scope.host, scope.owner, scope.name, self.made_at, self.ends_at)


@dataclass(frozen=True, slots=True)
class RecordTokens:
    """Makes tokens, reads them, takes them back."""

    engine: Engine
    key: bytes
    """32 bytes, derived for `PURPOSE`."""
    clock: Callable[[], datetime]

    def make(self, scope: RecordScope, days: int) -> tuple[str, str]:
        """A new token, and its id.

        Raises:
            ValueError: see `make_token`.

        """
        now = self.clock()
        text = make_token(self.key, scope, now, days)
        made = read_token(self.key, text, now)
        with self.engine.begin() as connection:
            record_tokens.keep(connection, made.as_made)
        return text, made.id

    def scope_of(self, text: str) -> RecordScope:
        """What a token may record now: a signature, and one row looked up by its key.

        Raises:
            RecordTokenError: nothing.

        """
        token = read_token(self.key, text, self.clock())
        with reading(self.engine) as connection:
            if record_tokens.is_revoked(connection, token.id):
                raise RecordTokenError("revoked", "The token was taken back: `outrider record-token` makes a new one.")
        return token.scope

    def every(self) -> list[MadeToken]:
        """All that are known, oldest first."""
        with reading(self.engine) as connection:
            return record_tokens.every(connection)

    def revoke(self, token_id: str) -> None:
        """Take a token back by its id; doing it again changes nothing.

        Raises:
            RecordTokenError: `unknown-token`.

        """
        with self.engine.begin() as connection:
            if not record_tokens.revoke(connection, token_id, self.clock()):
                sentence = f"No token has the id {token_id!r}: `outrider record-token list` names them."
                raise RecordTokenError("unknown-token", sentence)

    def revoke_text(self, text: str) -> str:
        """Take a token back that somebody has before him; answers its id.

        Raises:
            RecordTokenError: it is none of ours, or has ended.

        """
        token = read_token(self.key, text, self.clock())
        self.revoke(token.id)
        return token.id


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
    what = {"host": scope.host, "owner": scope.owner, "name": scope.name}
    return jwt.encode({"aud": _AUDIENCE, "jti": secrets.token_hex(16), **what, **times}, key, algorithm=_ALGORITHM)


def read_token(key: bytes, token: str, now: datetime) -> RecordToken:
    """What a token says, whether it was taken back or not.

    Raises:
        RecordTokenError: it is none of ours, or has expired.

    """
    if len(token) > MAX_TOKEN_CHARS:
        raise _bad()
    try:
        # The time is checked by us, against the caller's clock.
        options: Any = {"verify_exp": False, "verify_iat": False, "require": ["exp", "aud", "jti"]}
        claims = jwt.decode(token, key, algorithms=[_ALGORITHM], audience=_AUDIENCE, options=options)
        scope = RecordScope(*(str(claims[part]) for part in ("host", "owner", "name")))
        made_at, ends_at = (datetime.fromtimestamp(int(claims[time]), UTC) for time in ("iat", "exp"))
    except (jwt.PyJWTError, KeyError, ValueError, TypeError, OverflowError):
        raise _bad() from None
    if now >= ends_at:
        raise RecordTokenError("expired", "The token has expired: `outrider record-token` makes a new one.")
    return RecordToken(str(claims["jti"]), scope, made_at, ends_at)


def _bad() -> RecordTokenError:
    return RecordTokenError("bad-token", "This is no token of this service: `outrider record-token` makes one.")
