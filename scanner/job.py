"""A Job from its ticket to its report."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import jwt

from findings.coverage import Coverage, EngineRun, Outcome, Reason
from findings.formats.cyclonedx import to_cyclonedx
from protocol.deposit import leave
from protocol.report import Inventories, Report
from protocol.ticket import Ticket
from scanner.forge_token import has_own_token
from scanner.pipeline import ScanResult
from scanner.service import Service
from scanner.sources.errors import SourceError
from scanner.ticketed import scan_ticketed
from scanner.upload import grant_without_service, put

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from protocol.grant import Grant
    from protocol.upload import Upload

SCANNER = "outrider 0.1.0"


@dataclass(frozen=True, slots=True)
class Job:
    """One attempt at a scan, with the folder that is its own."""

    signed_ticket: str
    workdir: Path
    upload: Upload | None = None
    """Where its report goes; to the service when None."""

    def run(self) -> None:
        """Get the grant, scan, report. A target that can not be fetched is reported too: as an error, with its reason.

        Raises:
            DocumentError: the ticket is none.
            ServiceError: no grant was given, or the report was not taken.
            DepositError: the report can not be left in a bucket.
            UploadError: the bucket did not take it.

        """
        ticket = read_unverified(self.signed_ticket)
        if self.upload is not None:
            report = self._report(ticket, lambda: grant_without_service(ticket, self.signed_ticket))
            put(self.upload, leave(report, self.signed_ticket))
            return
        service = Service(ticket.report.url or "", ticket.scan)
        grant = service.grant(self.signed_ticket, own_token=has_own_token(os.environ))
        service.send(self._report(ticket, lambda: grant), bytes.fromhex(grant.report_key))

    def _report(self, ticket: Ticket, grant: Callable[[], Grant]) -> Report:
        folder = self.workdir / "target"
        folder.mkdir(mode=0o700)
        try:
            return report_of(ticket, scan_ticketed(ticket, grant(), folder, os.environ))
        except SourceError as error:
            return report_of(ticket, unread(ticket.engines, Reason(error.reason, str(error))))
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def read_unverified(signed: str) -> Ticket:
    """A ticket's claims. Who started this Job has verified it, and who gives the grant will again: here it opens nothing.

    Raises:
        DocumentError: it is no ticket.

    """
    try:
        claims = jwt.api_jws.PyJWS().decode_complete(signed, options={"verify_signature": False})["payload"]
    except jwt.PyJWTError:
        claims = b""
    return Ticket.from_json(claims)


def unread(engines: tuple[str, ...], reason: Reason) -> ScanResult:
    """The result when nothing could be read: an error of every engine that should have."""
    return ScanResult(tuple(EngineRun(name, "", "", Outcome.ERROR, Coverage(), 0.0, reason) for name in engines), (), None, None)


def report_of(ticket: Ticket, result: ScanResult) -> Report:
    """The result as it crosses the boundary."""
    inventories = None
    if result.inventory is not None:
        base = to_cyclonedx(result.merge_base_inventory) if result.merge_base_inventory is not None else None
        inventories = Inventories(head=to_cyclonedx(result.inventory), merge_base=base)
    return Report(
        v=1,
        scan=ticket.scan,
        attempt=ticket.attempt,
        target=ticket.to_scan,
        engines=result.runs,
        findings=result.findings,
        inventories=inventories,
        scanner=SCANNER,
    )
