"""From a report's bytes to what triage takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.collect.triage import Scanned
from app.compressed import CompressionError, unpacked
from findings.coverage import Coverage, EngineRun, Outcome, Reason
from findings.formats.cyclonedx import from_cyclonedx
from protocol.document import DocumentError
from protocol.report import read_report

if TYPE_CHECKING:
    from protocol.report import Report

MAX_REPORT_BYTES = 128 * 1024 * 1024


class UnusableReportError(Exception):
    """An authenticated report that can not be used: the scanner that sent it is broken or hostile.

    Attributes:
        reason: `bad-document`.

    """

    reason = "bad-document"


def scanned_in(packed: bytes, scan: str, attempt: int) -> Scanned:
    """Read a report as it came, compressed.

    Raises:
        UnusableReportError: it is no report of this attempt.

    """
    return scanned_of(report_in(packed, scan, attempt))


def report_in(packed: bytes, scan: str, attempt: int) -> Report:
    """The report itself. Raises as `scanned_in` does."""
    try:
        return read_report(b"".join(unpacked(packed, MAX_REPORT_BYTES)), scan, attempt)
    except (DocumentError, CompressionError, ValueError) as error:
        raise UnusableReportError(str(error)) from error


def scanned_of(report: Report) -> Scanned:
    """What a report says, with its packages read. Raises as `scanned_in` does."""
    if report.inventories is None:
        return Scanned(report.engines, report.findings)
    try:
        head = from_cyclonedx(report.inventories.head)
        merge_base = from_cyclonedx(report.inventories.merge_base) if report.inventories.merge_base is not None else None
    except ValueError as error:
        raise UnusableReportError(str(error)) from error
    return Scanned(report.engines, report.findings, head, merge_base)


def unfinished(engines: tuple[str, ...], reason: Reason) -> Scanned:
    """What is known when no report came: nothing, which is an error of every engine."""
    runs = tuple(EngineRun(engine, "", "", Outcome.ERROR, Coverage(), 0.0, reason) for engine in engines)
    return Scanned(runs, ())
