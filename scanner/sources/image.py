"""Which image a name stands for: resolved to a digest first, by which all that is known of it goes.

`scanner.sources.image_layers` reads what it holds.
"""

from __future__ import annotations

import platform
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from scanner.sources.image_errors import BadImageError, BadReferenceError
from scanner.sources.image_manifest import Manifest, Platform, chosen, is_index, read_document, read_manifest

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Final

    from scanner.sources.image_manifest import Descriptor

_MACHINES: Final = {"x86_64": "amd64", "amd64": "amd64", "aarch64": "arm64", "arm64": "arm64"}
"""What uname(1) calls architectures, in Go's words."""


class Blobs(Protocol):
    """Where an image's parts are had from. Everything it gives has the digest asked for."""

    def manifest(self, reference: str) -> tuple[bytes, str]:
        """A manifest or an index, by tag or digest, with its own digest.

        Raises:
            SourceError: it can not be had.

        """
        ...

    def document(self, descriptor: Descriptor) -> bytes:
        """A small blob. Raises as `manifest` does."""
        ...

    def blob(self, descriptor: Descriptor) -> Path:
        """A blob as a file. Raises as `manifest` does."""
        ...

    def done(self, file: Path) -> None:
        """A blob's file is not needed any more."""
        ...


@dataclass(frozen=True, slots=True)
class Image:
    """An image, resolved."""

    digest: str
    """Of the manifest for one platform: what everything known about the image goes by."""
    manifest: Manifest
    platform: Platform


def resolve(blobs: Blobs, reference: str, wanted: Platform) -> Image:
    """What a tag or digest stands for, for one platform.

    Raises:
        SourceError: there is no such image, or it is not made for the platform.

    """
    text, digest = blobs.manifest(reference)
    document = read_document(text)
    if is_index(document):
        text, digest = blobs.manifest(chosen(document, wanted).digest)
        document = read_document(text)
        if is_index(document):
            raise BadImageError("The image's index lists another index where an image belongs: push it again.")
    return Image(digest, read_manifest(document), wanted)


def platform_named(text: str) -> Platform:
    """The platform of an option: `linux/arm64`, `linux/arm/v7`.

    Raises:
        BadReferenceError: it is none.

    """
    parts = text.split("/")
    if not 2 <= len(parts) <= 3 or not all(parts):  # noqa: PLR2004  os/architecture, os/architecture/variant
        raise BadReferenceError(f"{text[:100]!r} is no platform: write it like linux/amd64.")
    return Platform(*parts)


def own_platform() -> Platform:
    """Linux on this machine's architecture: what containers run on here."""
    return Platform("linux", _MACHINES.get(platform.machine().lower(), "amd64"))
