"""Who is calling: the App by its signed claim, or an installation by a token it minted."""

from __future__ import annotations

import base64
import functools
import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from demo.forge import limits
from demo.forge.errors import ForgeError, bad_credentials, forbidden, not_found
from demo.forge.moments import now
from demo.forge.records import Token

if TYPE_CHECKING:
    from demo.forge.records import Installation, RepositoryRow
    from demo.forge.state import State

LEVELS = {"read": 1, "write": 2, "admin": 3}


@dataclass(frozen=True, slots=True)
class AppKey:
    """The App's key pair, as its owner downloaded it and as the forge keeps it."""

    private_pem: str
    public_pem: str


@functools.cache
def shared_app_key() -> AppKey:
    """One a process: a key takes a good part of a second to make, and forges come and go by the hundred in tests."""
    return new_app_key()


def new_app_key() -> AppKey:
    """A fresh RSA key of 2048 bits, in the PKCS#1 form GitHub hands out."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    public = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    return AppKey(private.decode(), public.decode())


def verify_app_claim(claim: str, key: AppKey, app_id: int) -> None:
    """Accept a JWT of the App or raise the 401 GitHub answers with."""
    try:
        claims = jwt.decode(
            claim,
            key.public_pem,
            algorithms=["RS256"],
            leeway=limits.CLOCK_DRIFT,
            options={"require": ["iat", "exp", "iss"], "verify_iss": False},
        )
    except jwt.ExpiredSignatureError:
        raise ForgeError(401, "'Expiration time' claim ('exp') must be a numeric value representing the future time") from None
    except jwt.ImmatureSignatureError:
        raise ForgeError(401, "'Issued at' claim ('iat') must be an Integer representing a time in the past") from None
    except jwt.PyJWTError:
        raise ForgeError(401, "A JSON web token could not be decoded") from None
    if str(claims["iss"]) != str(app_id):
        raise ForgeError(401, "'Issuer' claim ('iss') must be the App's id")
    if claims["exp"] > time.time() + (limits.JWT_LIFE + limits.CLOCK_DRIFT).total_seconds():
        raise ForgeError(401, "'Expiration time' claim ('exp') is too far in the future")


def mint(
    state: State, installation: Installation, repositories: frozenset[int] | None, permissions: dict[str, str]
) -> tuple[str, Token]:
    """A new installation token. Long and dotted like the stateless ones of 2026: nobody may count on 40 characters."""
    parts = (secrets.token_bytes(size) for size in (27, 180, 64))
    body = ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts)
    text = f"ghs_{state.app.id}_{body}"
    token = Token(installation.id, repositories, permissions, now() + limits.TOKEN_LIFE)
    state.tokens[text] = token
    return text, token


def live_token(state: State, text: str) -> Token:
    """The token behind a credential. Raises a 401 when it is unknown, revoked, expired or its installation is gone."""
    token = state.tokens.get(text)
    if token is None or token.revoked or token.expires <= now() or token.installation not in state.installations:
        raise bad_credentials()
    if state.installations[token.installation].suspended is not None:
        raise ForgeError(403, "This installation has been suspended")
    return token


def sees(state: State, token: Token, repository: RepositoryRow) -> bool:
    """Whether a repository exists for the holder of a token."""
    installation = state.installation_of(repository)
    if installation is None or installation.id != token.installation:
        return False
    return token.repositories is None or repository.id in token.repositories


def holds(token: Token, permission: str, level: str) -> bool:
    """Whether a token carries a permission at that level or above."""
    return permission == "metadata" or LEVELS.get(token.permissions.get(permission, ""), 0) >= LEVELS[level]


def require(state: State, token: Token, repository: RepositoryRow, wanted: tuple[tuple[str, str], ...]) -> None:
    """Any one of the wanted (permission, level) pairs will do. Raises 404 out of scope, 403 without the permission."""
    if not sees(state, token, repository):
        raise not_found()
    if not any(holds(token, permission, level) for permission, level in wanted):
        raise forbidden()
