"""The publishing stage: a verdict to the forge. Each method may be called again after a crash and makes nothing twice."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.dispatch.grants import at
from app.forges.interface import CheckUpdate
from app.publish.conclusion import Concluded, concluded
from app.publish.words import notes, summary_of
from app.store import effects, scans
from app.store.effects import EffectState
from app.store.scans import ScanState
from findings.coverage import Outcome
from findings.formats.annotations import annotations as annotations_of
from findings.formats.markdown import comment
from findings.formats.sarif import to_sarif

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from sqlalchemy import Engine

    from app.forges.interface import Forge, Session
    from app.store.effects import Effect
    from app.store.scans import Scan

BATCH = 50
"""Annotations a request may carry. https://docs.github.com/en/rest/checks/runs#update-a-check-run"""
SARIF_POLLS_S = (0.2, 0.5, 1.0, 2.0, 4.0)
"""Waits between looks at an upload; one that takes longer is left to the forge."""
MARKER = "<!-- outrider:change -->"
"""Marks our one comment on a change."""


@dataclass(frozen=True, slots=True)
class Publish:
    """Publishes scans."""

    engine: Engine
    forges: Mapping[str, Forge]
    page: Callable[[str], str]
    """The address of a scan's page."""
    clock: Callable[[], datetime]

    def open_check(self, scan_id: str) -> int:
        """Open the scan's check run, or find the one an earlier try opened.

        Raises:
            ForgeError: the forge did not open it.

        """
        scan = self._scan(scan_id)
        if scan.check_run_id is not None:
            return scan.check_run_id
        with self.engine.begin() as connection:
            tried = effects.get(connection, scan_id, "check") is not None
            effects.begin(connection, scan_id, "check")
        update = CheckUpdate("Scanning", "The scan has been asked for. This page is updated when it ends.")
        with self.forges[scan.host].session(at(scan), checks="write") as session:
            found = session.checks.find(scan.head, scan.id) if tried else None
            check = found if found is not None else session.checks.open(scan.head, scan.id, self.page(scan.id), update)
        with self.engine.begin() as connection:
            scans.update(connection, scan_id, check_run_id=check)
            effects.finish(connection, scan_id, "check", external_id=str(check))
        return check

    def annotate(self, scan_id: str) -> int:
        """Append the annotations that the check does not have yet, fifty at a time; answers how many there are.

        Raises:
            ForgeError: the forge took no more; the cursor says how far it got.

        """
        scan = self._scan(scan_id)
        result = concluded(scan)
        wanted = annotations_of(result.findings).shown if not result.was_cancelled else ()
        if not wanted or scan.check_run_id is None:
            return 0
        with self.engine.begin() as connection:
            tried = effects.get(connection, scan_id, "annotations")
            effect = effects.begin(connection, scan_id, "annotations")
        with self.forges[scan.host].session(at(scan), checks="write") as session:
            # They can only be appended: after an unfinished try, what the check has is looked up, not assumed.
            start = max(effect.cursor, session.checks.annotations(scan.check_run_id)) if tried else 0
            for place in range(start, len(wanted), BATCH):
                batch = wanted[place : place + BATCH]
                texts = CheckUpdate("Publishing", "The findings are being published.", batch)
                session.checks.update(scan.check_run_id, texts)
                effect = self._advance(effect, place + len(batch))
        return len(wanted)

    def upload_sarif(self, scan_id: str) -> str:
        """Upload the findings to code scanning; answers `done`, `off`, `pending`, `failed: why` or `nothing`.

        Raises:
            ForgeError: the forge could not be asked.

        """
        scan = self._scan(scan_id)
        result = concluded(scan)
        runs = [run for run in result.runs if run.outcome not in {Outcome.ERROR, Outcome.SKIPPED}]
        if not runs:
            return "nothing"
        with self.engine.begin() as connection:
            effect = effects.begin(connection, scan_id, "sarif")
        if effect.state is EffectState.DONE:
            return str(effect.detail["state"])
        with self.forges[scan.host].session(at(scan), security_events="write") as session:
            # The same tool and category for the same commit overwrites: uploading once more after a crash adds nothing.
            upload = session.sarif.upload(to_sarif((*result.findings, *result.carried), runs).document, scan.head, scan.ref)
            state = _wait_for(session, upload) if upload else "off"
        with self.engine.begin() as connection:
            effects.advance(
                connection, replace(effect, state=EffectState.DONE, external_id=upload or "", detail={"state": state})
            )
        return state

    def comment(self, scan_id: str) -> int | None:
        """Write or update the one comment on the change; none when there is nothing to say and was nothing before.

        Raises:
            ForgeError: the forge did not take it.

        """
        scan = self._scan(scan_id)
        result = concluded(scan)
        if scan.number is None or result.was_cancelled:
            return None
        body = comment(
            result.verdict, result.findings, result.runs, marker=MARKER, details_url=self.page(scan.id), notes=notes(scan)
        )
        with self.forges[scan.host].session(at(scan), pull_requests="write") as session:
            ours = session.comments.find(scan.number, MARKER)
            if ours is not None:
                session.comments.update(ours, body)
            elif _something_to_say(scan, result):
                ours = session.comments.create(scan.number, body)
        return ours

    def conclude(self, scan_id: str) -> str:
        """Complete the check run with its conclusion, last of all; answers the conclusion.

        Raises:
            ForgeError: the forge did not take it.

        """
        scan = self._scan(scan_id)
        result = concluded(scan)
        with self.engine.begin() as connection:
            upload = effects.get(connection, scan_id, "sarif")
        if scan.check_run_id is not None:
            update = CheckUpdate(
                result.verdict.title[:250],
                summary_of(scan, result, str(upload.detail.get("state", "")) if upload else "", self.page(scan.id)),
                conclusion=result.verdict.conclusion,
            )
            with self.forges[scan.host].session(at(scan), checks="write") as session:
                session.checks.update(scan.check_run_id, update)
        with self.engine.begin() as connection:
            state = ScanState.SUPERSEDED if result.was_cancelled else ScanState.CONCLUDED
            scans.update(connection, scan_id, state=state, concluded_at=self.clock())
        return result.verdict.conclusion

    def _scan(self, scan_id: str) -> Scan:
        with self.engine.connect() as connection:
            scan = scans.get(connection, scan_id)
        if scan is None:
            raise LookupError(f"scan {scan_id} is gone")
        return scan

    def _advance(self, effect: Effect, cursor: int) -> Effect:
        moved = replace(effect, cursor=cursor)
        with self.engine.begin() as connection:
            effects.advance(connection, moved)
        return moved


def _wait_for(session: Session, upload: str) -> str:
    for wait in SARIF_POLLS_S:
        state = session.sarif.state(upload)
        if state.state == "complete":
            return "done"
        if state.state == "failed":
            return f"failed: {'; '.join(state.errors) or 'no reason given'}"
        time.sleep(wait)
    return "pending"


def _something_to_say(scan: Scan, result: Concluded) -> bool:
    speaks = result.verdict.counts.new or any(run.outcome is Outcome.ERROR for run in result.runs)
    return bool(speaks or scan.policy_problems or scan.policy.get("proposed"))
