"""The service's own keys: one master key that others are derived from, and the key that signs tickets."""

from __future__ import annotations

import base64
import binascii
import os
from typing import TYPE_CHECKING

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pydantic import SecretBytes

KEY_BYTES = 32
"""Length of the master key at least, and of every derived key exactly."""


class KeyFileError(Exception):
    """A key that can not be used; `reason` is for machines, the message says what to do."""

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


def derive_key(master_key: SecretBytes, purpose: str) -> bytes:
    """A key for one purpose: 32 bytes that tell nothing about the master key or about other purposes' keys.

    Args:
        master_key: at least 32 bytes.
        purpose: names the use for good, e.g. `page-links`; add what the key is bound to, e.g. `report-key:<scan>.<attempt>`.

    Raises:
        KeyFileError: the master key was never set.

    """
    material = master_key.get_secret_value()
    if len(material) < KEY_BYTES:
        raise KeyFileError("no-master-key", "There is no master key: set OUTRIDER_MASTER_KEY or OUTRIDER_MASTER_KEY_FILE.")
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"outrider/" + purpose.encode()).derive(material)


def read_master_key(text: bytes) -> bytes:
    """The bytes of a master key written as base64.

    Raises:
        ValueError: it is not base64, or of fewer than 32 bytes.

    """
    try:
        key = base64.b64decode(b"".join(text.split()), validate=True)
    except binascii.Error as error:
        raise ValueError("must be base64 of at least 32 random bytes: openssl rand -base64 32") from error
    if len(key) < KEY_BYTES:
        raise ValueError(f"must hold at least {KEY_BYTES} random bytes, not {len(key)}: openssl rand -base64 32")
    return key


def read_ticket_key(pem: str) -> Ed25519PrivateKey:
    """The key that signs tickets.

    Raises:
        ValueError: it is not an unencrypted Ed25519 private key in PEM.

    """
    wanted = "must be an Ed25519 private key in PEM without a passphrase: openssl genpkey -algorithm ed25519"
    try:
        key = load_pem_private_key(pem.encode(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise ValueError(wanted) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError(wanted)  # noqa: TRY004  a setting's value is wrong, which pydantic reports as ValueError
    return key


def new_master_key() -> bytes:
    """A random master key, in base64."""
    return base64.b64encode(os.urandom(KEY_BYTES)) + b"\n"


def new_ticket_key() -> bytes:
    """A random Ed25519 private key, in PEM."""
    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def kept_key(path: Path, make: Callable[[], bytes]) -> bytes:
    """The key in the file at `path`, made on first use and readable by its owner only.

    Two processes that start at once end with the same key: the file appears whole or not at all, and only once.

    Raises:
        KeyFileError: the folder can not be written or the file can not be read.

    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            _publish_once(path, make())
        return path.read_bytes()
    except OSError as error:
        raise KeyFileError("key-file", f"The key file {path} can not be read or made: {error.strerror}.") from error


def _publish_once(path: Path, content: bytes) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        return  # another process was first: its key counts
    finally:
        draft.unlink()
