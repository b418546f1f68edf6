"""The report: what a scan read and found, engine by engine."""

from __future__ import annotations

import gzip
import hashlib
import hmac
import time
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from findings.coverage import EngineRun
from findings.model import Finding
from findings.provenance import Provenance
from findings.stack import Stack
from protocol.document import DocumentError, OpenDocument
from protocol.target import Target
from protocol.ticket import ScanId

MAX_FINDINGS = 100_000
MAX_ENGINES = 20
WINDOW_S = 300
"""A signature older or newer than this is refused."""

ATTEMPT_HEADER = "Outrider-Attempt"
TIMESTAMP_HEADER = "Outrider-Timestamp"
SIGNATURE_HEADER = "Outrider-Signature"


class SignatureError(ValueError):
    """A report that its attempt's key did not sign, or not now.

    Attributes:
        reason: `bad-signature` or `stale-signature`.

    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class Inventories(BaseModel):
    """The packages of both sides, as CycloneDX documents."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")

    head: dict[str, Any]
    merge_base: dict[str, Any] | None = None


class Report(OpenDocument):
    """One attempt's account of a scan. The first complete one of an attempt counts."""

    name: ClassVar[str] = "report"

    scan: ScanId
    attempt: int = Field(ge=1)
    target: Target
    engines: tuple[EngineRun, ...] = Field(max_length=MAX_ENGINES)
    findings: tuple[Finding, ...] = Field(default=(), max_length=MAX_FINDINGS)
    inventories: Inventories | None = None
    scanner: str = Field(default="", max_length=100)
    """The scanner's version."""
    provenance: Provenance | None = None
    """What an image says of itself."""
    stack: Stack | None = None
    """What a function's own files show it is made of."""


@dataclass(frozen=True, slots=True)
class SignedReport:
    """A report as it travels: gzip, with the headers that prove whose it is."""

    headers: dict[str, str]
    body: bytes


def seal(report: Report, key: bytes, now: float | None = None) -> SignedReport:
    """Compress and sign a report for the wire."""
    body = gzip.compress(report.to_json().encode(), compresslevel=6, mtime=0)
    timestamp = str(int(time.time() if now is None else now))
    headers = {
        "Content-Type": "application/json",
        "Content-Encoding": "gzip",
        ATTEMPT_HEADER: str(report.attempt),
        TIMESTAMP_HEADER: timestamp,
        SIGNATURE_HEADER: f"v1={signature(key, timestamp, body)}",
    }
    return SignedReport(headers, body)


def signature(key: bytes, timestamp: str, body: bytes) -> str:
    """HMAC-SHA256 over the timestamp and the bytes on the wire, hexadecimal."""
    return hmac.new(key, timestamp.encode("ascii", "replace") + b"." + body, hashlib.sha256).hexdigest()


def check(key: bytes, timestamp: str, claimed: str, body: bytes, now: float) -> None:
    """Accept a signature or refuse it, in constant time whatever the headers hold.

    Raises:
        SignatureError: another key, other bytes, or a clock more than five minutes away.

    """
    expected = f"v1={signature(key, timestamp, body)}".encode()
    if not hmac.compare_digest(expected, claimed.encode("utf-8", "replace")):
        raise SignatureError("bad-signature", "the report's signature does not hold")
    if not timestamp.isascii() or not timestamp.isdigit() or abs(int(timestamp[:20]) - now) > WINDOW_S:
        raise SignatureError("stale-signature", "the report was signed at another time: check the Job's clock")


def read_report(text: bytes, scan: str, attempt: int) -> Report:
    """Read the report of one attempt from its uncompressed bytes.

    Raises:
        DocumentError: it is no report, or that of another scan or attempt.

    """
    report = Report.from_json(text)
    if report.scan != scan or report.attempt != attempt:
        raise DocumentError("not a valid report: it names another scan or attempt than it was sent for")
    return report
