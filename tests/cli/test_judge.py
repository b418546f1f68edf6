"""A report that a Job left is judged as a scan here would have been; what is no report is never taken for a clean one."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.judge import judge
from findings.coverage import Coverage, EngineRun, Outcome, Reason
from findings.formats.cyclonedx import to_cyclonedx
from findings.inventory import Inventory, Package
from findings.provenance import Provenance
from protocol.report import Inventories, Report
from protocol.target import ImageTarget
from tests.advisories.samples import CRITICAL, affected, archive, record, since, updated

SCAN = "fedcba9876543210" * 2


def left(folder: Path, *runs: EngineRun, content: bytes | None = None) -> Path:
    inventory = Inventory((Package("PyPI", "acme-cart", "1.0", "usr/lib/x/METADATA", line=1),))
    report = Report(
        v=1,
        scan=SCAN,
        attempt=1,
        target=ImageTarget(ref="registry.example/team/shop", digest="sha256:" + "b" * 64),
        engines=runs or (EngineRun("packages", "1", "", Outcome.CLEAN, Coverage(packages=1), 0.1),),
        inventories=Inventories(head=to_cyclonedx(inventory)),
        provenance=Provenance("https://github.com/acme/shop", "a" * 40),
    )
    file = folder / "left"
    file.write_bytes(gzip.compress(report.to_json().encode()) if content is None else content)
    return file


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "index.sqlite"
    bad = archive(record("PYSEC-1", affected("acme-cart", *since("0", "2.0")), vector=CRITICAL))
    updated(tmp_path / "osv", file, PyPI=bad)
    monkeypatch.setenv("OUTRIDER_ADVISORIES_INDEX", str(file))
    return file


def judged(file: Path, *engines: str, attempt: int = 1) -> tuple[int, str]:
    words = [word for engine in engines or ("packages",) for word in ("--engine", engine)]
    done = CliRunner().invoke(judge, [str(file), "--scan", SCAN, "--attempt", str(attempt), "--json", *words])
    return done.exit_code, done.output


@pytest.mark.usefixtures("index")
def test_packages_are_matched_here_and_the_labels_are_kept(tmp_path: Path) -> None:
    status, told = judged(left(tmp_path))
    report = json.loads(told)
    assert (status, [one["rule"] for one in report["findings"]]) == (1, ["packages/PYSEC-1"])
    assert report["summary"]["target"]["provenance"]["commit"] == "a" * 40


def test_an_engine_that_does_not_report_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUTRIDER_ADVISORIES_INDEX", str(tmp_path / "none"))
    assert judged(left(tmp_path), "packages", "code")[0] == 3
    failed = EngineRun("packages", "", "", Outcome.ERROR, Coverage(), 0.0, Reason("address-ended", "It was late."))
    assert judged(left(tmp_path, failed))[0] == 3


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", gzip.compress(b"{}", mtime=0), gzip.compress(b"[" * 100_000, mtime=0), gzip.compress(bytes(10**6), mtime=0)],
)
def test_what_is_no_report_is_refused(tmp_path: Path, content: bytes) -> None:
    status, told = judged(left(tmp_path, content=content))
    assert (status, told[:43]) == (3, "outrider: The Job's report can not be read:")


def test_another_attempts_report_is_refused(tmp_path: Path) -> None:
    assert judged(left(tmp_path), attempt=2)[0] == 3
