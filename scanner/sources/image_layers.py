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
from scanner.sources.base_image import base_image
from scanner.sources.collecting import Collector
from scanner.sources.contents import Contents, lay_out_contents
from scanner.sources.disk import own_disk
from scanner.sources.image_labels import provenance
from scanner.sources.image_manifest import read_document
from scanner.sources.image_settings import searched_texts
from scanner.sources.material import Layers
from scanner.sources.removed import lay_out_passing
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
    """Lay out what tells of packages in an image, people's own files from the layers above its base image, and its configuration.

    Raises:
        SourceError: a part of it can not be had or read, or it is more than may be read.

    """
    config = read_document(blobs.document(image.manifest.config))
    layers = image.manifest.layers
    base = base_image(blobs, image.manifest, config)
    allowance = Allowance()
    with own_disk(), closing(Collector(folder / "held", is_searched)) as collector:
        for number, file in enumerate(_fetched(blobs, layers)):
            with unpacked(file, allowance) as stream:
                collector.layer(tar_entries(stream, allowance), number, text=base.layers is None or number >= base.layers)
            blobs.done(file)
        named = Layers(tuple(layer.digest for layer in layers), base.layers)
        contents = lay_out_contents(collector, folder, allowance, is_searched)
        settings = searched_texts(image.manifest, config, base)
        passing = lay_out_passing(collector.tree, named, settings, folder / "passing")
    workspace = replace(contents.workspace, passing=passing)
    return replace(contents, workspace=workspace, layers=named, provenance=provenance(image.manifest, config))


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
