"""The service's public keys as the customer's side pins them: text short enough for an environment variable."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KEY_ID_CHARS = 16
_RAW_BYTES = 32


def key_id(key: Ed25519PublicKey) -> str:
    """The `kid` of a key: the start of its SHA-256, so that a pinned key needs no name beside it."""
    return hashlib.sha256(_raw(key)).hexdigest()[:KEY_ID_CHARS]


def pinned(keys: Iterable[Ed25519PublicKey]) -> str:
    """The keys as text: base64, with commas between."""
    return ",".join(base64.b64encode(_raw(key)).decode() for key in keys)


def read_pinned(text: str) -> Mapping[str, Ed25519PublicKey]:
    """The keys by `kid`; two during a rotation.

    Raises:
        ValueError: it is not at least one Ed25519 public key in base64.

    """
    keys = [_read(part.strip()) for part in text.split(",")]
    return {key_id(key): key for key in keys}


def _read(text: str) -> Ed25519PublicKey:
    try:
        raw = base64.b64decode(text, validate=True)
    except binascii.Error:
        raw = b""
    if len(raw) != _RAW_BYTES:
        raise ValueError("must be the service's Ed25519 public keys: 32 bytes each in base64, with commas between")
    return Ed25519PublicKey.from_public_bytes(raw)


def _raw(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)
