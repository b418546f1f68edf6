"""The record: what a pipeline tells the service of its build, so that the scan of a deployment finds the commit it came from."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Annotated, ClassVar, Final

from pydantic import Field, StringConstraints

from protocol.document import OpenDocument

MAX_RECORD_BYTES: Final = 16_384
"""Of a record on the wire; the largest that is valid has less."""
MAX_DIGESTS: Final = 100
"""Of one record: an image for many architectures is an index and a manifest for each."""
RECORDS_PATH: Final = "/api/records"
REPOSITORY: Final = r"^[0-9A-Za-z][0-9A-Za-z._-]{0,99}/[0-9A-Za-z._-]{0,99}[0-9A-Za-z_-]$"
"""`owner/name`, each safe as a part of a path: neither `.` nor `..`."""
COMMIT: Final = r"^([0-9a-f]{40}|[0-9a-f]{64})$"
_DIGEST: Final = re.compile(r"sha256:[0-9a-f]{64}", re.ASCII)
_HEXADECIMAL: Final = re.compile(r"[0-9a-fA-F]{64}", re.ASCII)
_BYTES: Final = 32

Digest = Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]


class Record(OpenDocument):
    """These artifacts were made from this commit."""

    name: ClassVar[str] = "record"

    repository: str = Field(pattern=REPOSITORY, max_length=201)
    """`owner/name`."""
    commit: str = Field(pattern=COMMIT)
    """Its full id."""
    digests: tuple[Digest, ...] = Field(min_length=1, max_length=MAX_DIGESTS)
    """Of images' manifests and indexes, and of functions' zips."""


def image_digest(text: str) -> str:
    """An image's digest: `sha256:…` alone, or at the end of a reference.

    Raises:
        ValueError: there is none.

    """
    digest = text.rpartition("@")[2]
    if not _DIGEST.fullmatch(digest):
        raise ValueError(
            "must be sha256: and 64 hexadecimal digits, as `docker buildx imagetools inspect` or the registry tells it"
        )
    return digest


def zip_digest(text: str) -> str:
    """A function's `CodeSha256`, in base64 as AWS tells it or in hexadecimal as sha256sum does, as a digest.

    Raises:
        ValueError: it is neither.

    """
    if _HEXADECIMAL.fullmatch(text):
        return f"sha256:{text.lower()}"
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    if len(raw) != _BYTES:
        raise ValueError("must be a zip's SHA-256: in base64, as AWS's CodeSha256, or 64 hexadecimal digits, as sha256sum")
    return f"sha256:{raw.hex()}"
