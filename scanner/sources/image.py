"""A container image: resolved to its digest first, then read layer by layer, each verified before it is opened."""

from __future__ import annotations

import platform
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from scanner.archives.allowance import Allowance
from scanner.archives.tar import tar_entries
from scanner.archives.unpacked import unpacked
from scanner.sources.base_image import base_layers
from scanner.sources.collecting import Collector
from scanner.sources.contents import Contents, lay_out_contents
from scanner.sources.disk import own_disk
from scanner.sources.image_errors import BadImageError, BadReferenceError
from scanner.sources.image_manifest import Manifest, Platform, chosen, is_index, read_document, read_manifest
from scanner.sources.material import Layers
from scanner.sources.search_places import is_searched

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import Final

    from scanner.archives.tar import Entry
    from scanner.sources.image_manifest import Descriptor

_AT_ONCE: Final = 3
"""Layers that are fetched while one is read."""

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


def open_image(blobs: Blobs, image: Image, folder: Path) -> Contents:
    """Lay out what tells of packages in an image, and people's own files from the layers above its base image.

    Raises:
        SourceError: a part of it can not be had or read, or it is more than may be read.

    """
    config = read_document(blobs.document(image.manifest.config))
    layers = image.manifest.layers
    of_base = base_layers(blobs, image.manifest, config)
    allowance = Allowance()
    with own_disk(), closing(Collector(folder / "held", is_searched)) as collector:
        for number, file in enumerate(_fetched(blobs, layers)):
            with unpacked(file, allowance) as stream:
                entries: Iterator[Entry] = tar_entries(stream, allowance)
                collector.layer(entries, number, text=of_base is None or number >= of_base)
            blobs.done(file)
        named = Layers(tuple(layer.digest for layer in layers), of_base)
        return lay_out_contents(collector, folder, allowance, is_searched, named)


def _fetched(blobs: Blobs, layers: Sequence[Descriptor]) -> Iterator[Path]:
    """The layers' files in order, the next ones being fetched meanwhile."""
    pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="layer")
    try:
        waiting = deque(layers)
        running = deque(pool.submit(blobs.blob, waiting.popleft()) for _ in range(min(_AT_ONCE, len(waiting))))
        while running:
            yield running.popleft().result()
            with suppress(IndexError):
                running.append(pool.submit(blobs.blob, waiting.popleft()))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


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
