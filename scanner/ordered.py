"""A Job from its order to its report: for what the customer's own function has it scan, without the service."""

from __future__ import annotations

import gzip
import shutil
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from findings.coverage import Reason
from findings.formats.cyclonedx import to_cyclonedx
from protocol.order import ImageHanded
from protocol.report import Inventories, Report
from protocol.sizes import MAX_PACKED_BYTES
from scanner.beside import prepare_function, prepare_image
from scanner.engines.registry import engines_named
from scanner.job import SCANNER, unread
from scanner.pipeline import run
from scanner.sources.disk import own_disk
from scanner.sources.errors import SourceError
from scanner.sources.handed import HandedImage, fetch
from scanner.sources.image import resolve
from scanner.sources.image_layers import open_image
from scanner.sources.image_manifest import Platform
from scanner.sources.registry import open_registry
from scanner.stack.detect import detect
from scanner.ticketed import UnknownEngineError
from scanner.upload import UploadError, put

if TYPE_CHECKING:
    from pathlib import Path

    from findings.provenance import Provenance
    from findings.stack import Stack
    from protocol.order import Order, ZipsHanded
    from scanner.pipeline import ScanResult
    from scanner.prepared import Prepared
    from scanner.sources.image import Blobs

MAX_ZIP: Final = 250 * 1024**2
"""Bytes; Lambda takes no more than that unpacked."""
_LEVEL: Final = 6


@dataclass(frozen=True, slots=True)
class _Read:
    """What a target came to."""

    result: ScanResult
    provenance: Provenance | None = None
    stack: Stack | None = None


def fulfil(order: Order, workdir: Path) -> None:
    """Scan, and leave the report. What could not be had is reported too: as an error, with its reason.

    Args:
        order: what to read, and where the report goes.
        workdir: of the Job's own.

    Raises:
        UploadError: the bucket did not take the report.

    """
    folder = workdir / "target"
    folder.mkdir(mode=0o700)
    try:
        read = _read(order, folder)
    except SourceError as error:
        read = _Read(unread(order.engines, Reason(error.reason, str(error))))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    content = gzip.compress(_report(order, read).to_json().encode(), compresslevel=_LEVEL, mtime=0)
    if len(content) > MAX_PACKED_BYTES:
        raise UploadError("too-large", f"The report has {len(content)} bytes packed, and {MAX_PACKED_BYTES} are taken.")
    put(order.upload, content)


def _read(order: Order, folder: Path) -> _Read:
    try:
        engines_named(order.engines)
    except ValueError as error:
        raise UnknownEngineError(f"The scanner's image is older than the function that starts it ({error}).") from None
    if isinstance(order.material, ImageHanded):
        prepared, stack = _image(order.material, order.engines, folder), None
    else:
        prepared = _zips(order.material, order.engines, folder)
        stack = detect(prepared.workspace.head)
    return _Read(run(prepared.workspace, prepared.engines), prepared.provenance, stack)


def _zips(zips: ZipsHanded, engines: tuple[str, ...], folder: Path) -> Prepared:
    package = folder / "package.zip"
    if zips.package is None:
        with own_disk():
            zipfile.ZipFile(package, "w").close()
    else:
        fetch(zips.package, package, MAX_ZIP)
    layers = [fetch(layer, folder / f"layer-{number}.zip", MAX_ZIP) for number, layer in enumerate(zips.layers)]
    return prepare_function(package, layers, folder, engines)


def _image(image: ImageHanded, engines: tuple[str, ...], folder: Path) -> Prepared:
    if image.manifest:
        return _laid_out(HandedImage(image, folder / "blobs"), image, engines, folder)
    with open_registry(image.reference, folder / "blobs", {}) as registry:
        return _laid_out(registry, image, engines, folder)


def _laid_out(blobs: Blobs, image: ImageHanded, engines: tuple[str, ...], folder: Path) -> Prepared:
    found = resolve(blobs, image.reference.rpartition("@")[2], Platform("linux", image.architecture))
    return prepare_image(open_image(blobs, found, folder), engines)


def _report(order: Order, read: _Read) -> Report:
    inventory = read.result.inventory
    return Report(
        v=1,
        scan=order.scan,
        attempt=order.attempt,
        target=order.target,
        engines=read.result.runs,
        findings=read.result.findings,
        inventories=None if inventory is None else Inventories(head=to_cyclonedx(inventory)),
        scanner=SCANNER,
        provenance=read.provenance,
        stack=read.stack,
    )
