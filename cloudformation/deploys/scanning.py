"""One target, from its material to its result: scanned once, written to the bucket, and told."""

from __future__ import annotations

import json
import logging
import tempfile
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cloudformation.deploys.advisory_data import advisory_data, index_file
from cloudformation.deploys.announcing import announce
from cloudformation.deploys.compiled_rules import own_copy
from cloudformation.deploys.download import MAX_BYTES, download
from cloudformation.deploys.engines import judged_with
from cloudformation.deploys.errors import CodeError, OutOfTimeError
from cloudformation.deploys.layers import Layers
from cloudformation.deploys.qscanner import ENGINE as QSCANNER
from cloudformation.deploys.registry_secrets import credentials
from cloudformation.deploys.scanner_process import run_scanner
from cloudformation.deploys.targets import ImageMaterial, Withheld
from cloudformation.deploys.telling import Told, publish, tag
from cloudformation.function import metrics

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from cloudformation.deploys.advisory_data import AdvisoryData
    from cloudformation.deploys.clients import Clients
    from cloudformation.deploys.members import Reader, Readers
    from cloudformation.deploys.qscanner import Qscanner
    from cloudformation.deploys.results import Results
    from cloudformation.deploys.scanner_process import Scan
    from cloudformation.deploys.settings import ScanSettings
    from cloudformation.deploys.targets import Target, ZipMaterial

    Begin = Callable[[Target, str, Callable[[], float]], "State"]

LEAST_S: Final = 45.0
"""A scan is not begun with less of the invocation's time left."""
MARGIN_S: Final = 20.0
"""For writing the result, and for telling."""
log = logging.getLogger(__name__)


class State(StrEnum):
    """What became of a target."""

    SCANNED = "scanned"
    KNOWN = "known"
    """The same content was scanned with the same advisory data."""
    UNDER_WAY = "under-way"
    """Another invocation, or a Job, scans it at this moment."""
    STARTED = "started"
    """A Job on the cluster scans it."""


@dataclass(frozen=True, slots=True)
class Scanning:
    """Scans targets, each content once."""

    settings: ScanSettings
    clients: Clients
    results: Results
    readers: Readers
    engines: tuple[str, ...]
    clock: Callable[[], datetime]
    begin: Begin | None = None
    """Has a Job scan a claimed target; None where this process does it."""
    qscanner: Qscanner | None = None
    """None where it is not used."""

    def scan(self, target: Target, owner: str, seconds_left: Callable[[], float]) -> State:
        """Scan a target unless that was done, and tell what came of it.

        Args:
            target: what to scan.
            owner: the event's id: a later try of the same event goes on where this one broke off.
            seconds_left: of this invocation.

        Raises:
            DeployError: there is no result; the next try, or another event, may have one.

        """
        data = advisory_data(self.results)
        version = judged_with(data.version, self._engines(target))
        place = f"{target.place}/{target.identity}/{version}"
        if self.results.version(f"{place}.told"):
            return State.KNOWN
        if not self.results.claim(f"{place}.claim", owner, self.clock()):
            return State.UNDER_WAY
        try:
            kept = self.results.read(f"{place}.json")
            if not kept and self.begin is not None:
                return self.begin(target, place, seconds_left)
            report = kept["report"] if kept else self._result(target, place, data, seconds_left)
            self._tell(Told(target, report, f"{place}.json", self.clock(), version))
        except Exception:
            self.results.remove(f"{place}.claim")
            raise
        return State.SCANNED

    def _engines(self, target: Target) -> tuple[str, ...]:
        return (*self.engines, QSCANNER) if self.qscanner and self.qscanner.reads(target.material) else self.engines

    def _result(self, target: Target, place: str, data: AdvisoryData, seconds_left: Callable[[], float]) -> dict[str, Any]:
        if seconds_left() < LEAST_S + MARGIN_S:
            raise OutOfTimeError(
                "out-of-time", "This invocation's time is over: the target is scanned at the next try.", transient=True
            )
        with tempfile.TemporaryDirectory(prefix="outrider-scan-", dir=self.settings.scratch) as name:
            folder = Path(name)
            words, given = self._laid_out(target, folder, seconds_left)
            index = index_file(data, self.results, self.settings.scratch)
            rules = own_copy(folder, self.settings.scratch, seconds_left() - MARGIN_S)
            engines, seconds = self._engines(target), seconds_left() - MARGIN_S
            if self.qscanner and QSCANNER in engines:
                given = {**given, **self.qscanner.given(target.material, seconds)}
            environment = {"OUTRIDER_ADVISORIES_INDEX": str(index), **rules, **given}
            scan = run_scanner(words, engines, environment, folder, seconds)
        return self._keep(target, place, data, scan)

    def conclude(self, target: Target, data: AdvisoryData, scan: Scan) -> None:
        """Keep and tell what a Job's report came to.

        Args:
            target: what was scanned.
            data: what it was judged with.
            scan: as it was judged.

        Raises:
            CloudRefusedError: not all of it could be kept or told; it is told again at the next try.

        """
        version = judged_with(data.version, self.engines)
        place = f"{target.place}/{target.identity}/{version}"
        report = self._keep(target, place, data, scan)
        self._tell(Told(target, report, f"{place}.json", self.clock(), version))

    def _keep(self, target: Target, place: str, data: AdvisoryData, scan: Scan) -> dict[str, Any]:
        report = dict(scan.report)
        if isinstance(summary := report.get("summary"), dict):
            summary["target"] = {**summary.get("target", {}), "name": target.name, "kind": target.kind}
        self.results.put(f"{place}.sarif", scan.sarif, "application/sarif+json")
        self.results.put(f"{place}.json", json.dumps(self._document(target, data, report)).encode())
        return report

    def _document(self, target: Target, data: AdvisoryData, report: dict[str, Any]) -> dict[str, Any]:
        return {
            "v": 1,
            "account": target.account,
            "region": target.region,
            "kind": target.kind,
            "name": target.name,
            "identity": target.identity,
            "about": dict(target.about),
            "advisories": data.version,
            "scanned_at": self.clock().isoformat(timespec="seconds"),
            "report": report,
        }

    def _laid_out(self, target: Target, folder: Path, seconds_left: Callable[[], float]) -> tuple[list[str], dict[str, str]]:
        """How the scanner is told of a target, and what it is given for that."""
        material = target.material
        if isinstance(material, Withheld):
            raise material.error
        if isinstance(material, ImageMaterial):
            words = [f"image:{material.reference}", "--platform", f"linux/{material.architecture}"]
            return words, self._opening(target, material)
        return self._fetched(target, material, folder, seconds_left), {}

    def _fetched(self, target: Target, material: ZipMaterial, folder: Path, seconds_left: Callable[[], float]) -> list[str]:
        """Fetch a package and its layers."""
        package = folder / "package.zip"
        if material.package is None:
            zipfile.ZipFile(package, "w").close()
        else:
            download(material.package, package)
        layers = Layers(self.results, f"{target.account}/{target.region}")
        told = [*(["--kept-layers"] if material.layers else []), *(["--deployed", material.arn] if material.arn else [])]
        words, total = [f"function:{package}", *told], package.stat().st_size
        for number, layer in enumerate(material.layers):
            own = folder / f"layer-{number}"
            own.mkdir()
            file = layers.fetch(layer, own, seconds_left() - MARGIN_S)
            total += file.stat().st_size
            if total > MAX_BYTES:
                raise CodeError("too-large", f"Package and layers have more than {MAX_BYTES} bytes, which Lambda itself refuses.")
            words += ["--layer", str(file)]
        return words

    def _opening(self, target: Target, material: ImageMaterial) -> dict[str, str]:
        """What shows an image's registry that it may be read: for the scanner's environment and nothing else."""
        reader, repository = self._reader(target), material.reference.partition("@")[0]
        if material.secret and not reader.ecr.holds(repository):
            return credentials(reader.clients, repository.partition("/")[0], material.secret)
        return reader.ecr.credentials(repository)

    def _reader(self, target: Target) -> Reader:
        return self.readers.of(target.account, target.region)

    def _tell(self, told: Told) -> None:
        settings = self.settings
        publish(self.clients.named("sns"), settings.topic, settings.notify, told, self.results)
        if settings.tags and told.target.arn and not tag(self._reader(told.target).clients.named("lambda"), told):
            log.warning("function not tagged", extra={"reason": "access-denied"})
        announce(self.clients.named("events"), told)
        severities = told.report["verdict"].get("counts", {}).get("by_severity", {})
        metrics.count(metrics.SCANNED, settings.integration, told.at)
        for severity, number in severities.items():
            metrics.count(f"Findings{severity.capitalize()}", settings.integration, told.at, value=number)
        self.results.put(f"{told.place.removesuffix('.json')}.told", b"{}")
