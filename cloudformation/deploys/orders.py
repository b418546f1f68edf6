"""What a Job is given to read, and where it leaves its report: addresses of single objects, and a form for one."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cloudformation.deploys.download import MAX_BYTES, download
from cloudformation.deploys.errors import CodeError, OutOfTimeError
from cloudformation.deploys.targets import zip_digest
from cloudformation.function.reports import form
from cloudformation.function.settings import ReportsBucket
from protocol.order import MAX_ORDER_BYTES, Handed, ImageHanded, Order, ZipsHanded
from protocol.target import FunctionTarget, ImageTarget

if TYPE_CHECKING:
    from collections.abc import Callable

    from cloudformation.deploys.clients import Clients
    from cloudformation.deploys.errands import Errand
    from cloudformation.deploys.members import Readers
    from cloudformation.deploys.results import Results
    from cloudformation.deploys.settings import ScanSettings
    from cloudformation.deploys.targets import Package, ZipMaterial

ENGINES: Final = ("packages", "secrets", "code")
"""The scanner's image has all of them."""


@dataclass(frozen=True, slots=True)
class Orders:
    """Makes orders."""

    settings: ScanSettings
    clients: Clients
    results: Results
    readers: Readers

    def copy(self, errand: Errand, material: ZipMaterial, seconds_left: Callable[[], float]) -> None:
        """Copy zip files into the bucket: AWS's own addresses hold for ten minutes, and a Job may wait longer for its place.

        Raises:
            CodeError: one could not be had, or is not what AWS said.
            OutOfTimeError: this invocation ends before.
            CloudRefusedError: the bucket did not take one.

        """
        total = 0
        for key, package in zip(errand.copies, packages_of(material), strict=True):
            if seconds_left() <= 0:
                raise OutOfTimeError("out-of-time", "This invocation's time is over: the target is tried again.", transient=True)
            total += self._copied(key, package)
            if total > MAX_BYTES:
                raise CodeError("too-large", f"Package and layers have more than {MAX_BYTES} bytes, which Lambda itself refuses.")

    def order(self, errand: Errand, seconds: int) -> Order:
        """What the Job of an errand's attempt reads.

        Args:
            errand: what to scan.
            seconds: for which the addresses and the form are to hold.

        Raises:
            CodeError: it is more than a Job can be told of.
            CloudRefusedError: ECR does not tell where an image's parts are.
            MemberError: it is a member's, and that one is not read from here any more.

        """
        material = self._image(errand) if errand.image else self._zips(errand, seconds)
        place = ReportsBucket(self.settings.bucket, self.settings.key)
        order = Order(
            v=1,
            scan=errand.scan,
            attempt=errand.attempt,
            target=target_of(errand),
            engines=ENGINES,
            material=material,
            upload=form(self.clients.signing(), place, errand.report, seconds),
        )
        if len(order.to_json()) > MAX_ORDER_BYTES:
            raise CodeError("too-large", "The image has more layers than a Job can be told of: build it with fewer.")
        return order

    def _copied(self, key: str, package: Package) -> int:
        with tempfile.TemporaryDirectory(prefix="outrider-copy-", dir=self.settings.scratch) as folder:
            file = Path(folder) / "code.zip"
            download(package, file)
            with file.open("rb") as content:
                self.results.put(key, content, "application/zip")
            return file.stat().st_size

    def _zips(self, errand: Errand, seconds: int) -> ZipsHanded:
        digests = (errand.package, *errand.layers) if errand.package else errand.layers
        handed = [Handed(url=self._address(key, seconds), digest=one) for key, one in zip(errand.copies, digests, strict=True)]
        return ZipsHanded(package=handed.pop(0) if errand.package else None, layers=tuple(handed))

    def _address(self, key: str, seconds: int) -> str:
        asked = {"Bucket": self.settings.bucket, "Key": key}
        return str(self.clients.signing().generate_presigned_url("get_object", asked, seconds))

    def _image(self, errand: Errand) -> ImageHanded:
        repository, _, digest = errand.image.partition("@")
        ecr = self.readers.of(errand.account, errand.region).ecr
        if not ecr.holds(repository):  # anybody may read it, or nobody here
            return _closed(errand.image, errand.architecture)
        manifest, parts = ecr.handed(repository, digest, errand.architecture)
        return _closed(errand.image, errand.architecture, manifest, parts)


def packages_of(material: ZipMaterial) -> tuple[Package, ...]:
    """The zip files of a target, the package's first."""
    return (material.package, *material.layers) if material.package else material.layers


def digest_of(package: Package) -> str:
    """As `sha256:…`.

    Raises:
        CodeError: AWS told none.

    """
    digest = next(iter(zip_digest(package.sha256)), "")
    if not digest:
        raise CodeError("code-changed", "AWS does not say which code it is: it is tried again.", transient=True)
    return digest


def target_of(errand: Errand) -> ImageTarget | FunctionTarget:
    """The target in the words of reports."""
    about = dict(errand.about)
    if errand.image:
        name, _, digest = errand.image.partition("@")
        return ImageTarget(ref=name, digest=digest)
    return FunctionTarget(arn=errand.arn or about.get("arn", ""), code_sha256=about.get("code_sha256", ""))


def _closed(reference: str, architecture: str, manifest: str = "", parts: dict[str, str] | None = None) -> ImageHanded:
    """What is handed of an image; its manifest may be anybody's making."""
    blobs = [{"url": url, "digest": digest} for digest, url in (parts or {}).items()]
    told = {"reference": reference, "architecture": architecture, "manifest": manifest, "blobs": blobs}
    try:
        return ImageHanded.model_validate(told, strict=False)
    except ValueError:
        raise CodeError("bad-image", "The image is of a kind that no Job can be told of: push it again.") from None
