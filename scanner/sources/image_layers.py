"""An image read layer by layer, each verified before it is opened, while the next ones are fetched."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.archives.allowance import Allowance
from scanner.archives.tar import tar_entries
from scanner.archives.unpacked import unpacked
from scanner.sources.base_image import base_layers
from scanner.sources.collecting import Collector
from scanner.sources.contents import Contents, lay_out_contents
from scanner.sources.disk import own_disk
from scanner.sources.image_labels import provenance
from scanner.sources.image_manifest import read_document
from scanner.sources.material import Layers
from scanner.sources.search_places import is_searched

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import Final

    from scanner.sources.image import Blobs, Image
    from scanner.sources.image_manifest import Descriptor

_AT_ONCE: Final = 3
"""Layers that are fetched while one is read."""


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
                collector.layer(tar_entries(stream, allowance), number, text=of_base is None or number >= of_base)
            blobs.done(file)
        named = Layers(tuple(layer.digest for layer in layers), of_base)
        contents = lay_out_contents(collector, folder, allowance, is_searched, named)
        return replace(contents, provenance=provenance(image.manifest, config))


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
