"""What only a Job sees, the doctor has a Job see: every launcher starts a probe, and each fault of its ways is told in words."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from werkzeug.serving import make_server

from app.dispatch.launcher import LauncherError
from app.dispatch.local import LocalLauncher
from app.dispatch.local_runner import LocalRunner
from app.dispatch.probes import ProbeOffice
from app.dispatch.tickets import TicketOffice
from app.doctor.check import Check, Health
from app.doctor.launcher import LauncherDoctor
from app.doctor.probing import LOOK_EVERY_S, PATIENCE_S, Probing
from app.store.engine import create_engine
from app.web.app import create_app
from protocol.probe import ProbeReport, Way
from protocol.receipt import JobState, LeftReport, Receipt
from protocol.ticket import Ticket, verify
from tests.app.web import services
from tests.cloudformation.signed import KEY

WELL, ILL, UNKNOWN = Health.WELL, Health.ILL, Health.UNKNOWN
FORGE, SERVICE = "https://github.example.com", "https://outrider.example.com"
TICKETS = TicketOffice(KEY, SERVICE, "local", SERVICE, 600)


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Launcher:
    """Answers each look with the next of its receipts, and the last again and again."""

    receipts: list[dict[str, Any]]
    refusal: LauncherError | None = None
    seen: list[Ticket] = field(default_factory=list)
    look_every_s: float = 1.0

    def send(self, ticket: str) -> Receipt:
        claims = verify(ticket, TICKETS.public_keys, "local", now())
        self.seen.append(claims)
        if self.refusal is not None:
            raise self.refusal
        if claims.op != "status":
            return Receipt(v=1, job="scan-x-1", state=JobState.CREATED)
        told = self.receipts.pop(0) if len(self.receipts) > 1 else self.receipts[0]
        return Receipt(v=1, job="scan-x-1", **told)

    @property
    def ops(self) -> list[str]:
        return [claims.op for claims in self.seen]


def look(launcher: Launcher) -> dict[str, Check]:
    pauses: list[float] = []
    office = ProbeOffice(TICKETS, FORGE, now)
    probe = secrets.token_hex(16)
    probing = Probing(launcher, FORGE, SERVICE, pause=pauses.append)
    checks = {check.name: check for check in probing.look(lambda op: office.issue(probe, op))}
    assert sum(pauses) <= PATIENCE_S + LOOK_EVERY_S
    assert list(checks) == ["image pull", "egress", "report path"]
    return checks


def told(forge: Way | None = None, report: Way | None = None, **more: Any) -> dict[str, Any]:
    probed = ProbeReport(v=1, forge=forge or Way(status=200), report=report or Way(status=200), scanner="outrider 0.1.0", **more)
    return {"state": JobState.SUCCEEDED, "probed": probed}


def test_all_is_well_once_the_probe_has_told_so() -> None:
    launcher = Launcher([{"state": JobState.CREATED}, {"state": JobState.RUNNING}, told()])
    assert {check.health for check in look(launcher).values()} == {WELL}
    assert launcher.ops == ["start", "status", "status", "status"]
    assert {claims.size for claims in launcher.seen} == {"small"}


@pytest.mark.parametrize(
    ("receipt", "reason", "words"),
    [
        ({"state": JobState.FAILED, "code": "image-pull", "reason": "It can not be pulled."}, "image-pull", "can not be pulled"),
        ({"state": JobState.CREATED, "code": "unschedulable", "reason": "No node has room."}, "unschedulable", "No node"),
        ({"state": JobState.CREATED}, "not-started", "outrider work"),
        ({"state": JobState.FAILED, "reason": "The scanner was killed."}, "job-failed", "killed"),
        ({"state": JobState.UNKNOWN, "code": "job-missing", "reason": "There is none."}, "job-missing", "There is none"),
    ],
    ids=["image", "room", "worker", "killed", "gone"],
)
def test_a_job_that_does_not_run_is_told_and_ended(receipt: dict[str, Any], reason: str, words: str) -> None:
    launcher = Launcher([receipt])
    checks = look(launcher)
    assert (checks["image pull"].health, checks["image pull"].reason) == (ILL, reason)
    assert words in checks["image pull"].told
    assert {checks["egress"].health, checks["report path"].health} == {UNKNOWN}
    ended = receipt["state"] is JobState.FAILED and reason != "image-pull"
    assert launcher.ops[-1] == ("status" if ended else "cancel")


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("dns", "port 53"),
        ("refused", "refuses a Job's connection"),
        ("no-route", "NAT"),
        ("timeout", "network policy"),
        ("tls", "CaConfigMap"),
        ("proxy", "NoProxy"),
        ("of-a-newer-scanner", "does not get through"),
    ],
)
def test_where_a_way_ends_is_told_for_each_way(reason: str, words: str) -> None:
    checks = look(Launcher([told(forge=Way(reason=reason))]))
    assert (checks["egress"].health, checks["egress"].reason, checks["report path"].health) == (ILL, reason, WELL)
    assert words in checks["egress"].told
    assert FORGE in checks["egress"].told
    checks = look(Launcher([told(report=Way(reason=reason))]))
    assert (checks["egress"].health, checks["report path"].reason) == (WELL, reason)
    assert SERVICE in checks["report path"].told


def test_a_service_that_is_not_ours_is_told() -> None:
    checks = look(Launcher([told(report=Way(reason="unauthorized", status=401, detail="unknown-key"))]))
    assert "unknown-key" in checks["report path"].told
    checks = look(Launcher([told(report=Way(reason="not-the-service", status=502))]))
    assert "What answers 502" in checks["report path"].told


def test_reports_through_a_bucket_are_told_of_the_bucket() -> None:
    checks = look(Launcher([told(report=Way()) | {"report": LeftReport(size=1)}]))
    assert checks["report path"] == Check("report path", WELL, "A Job reaches the results bucket.")


def test_what_is_older_than_the_service_is_told() -> None:
    checks = look(Launcher([], LauncherError("bad-document", "not a valid ticket: target")))
    assert "Deploy the stack again" in checks["image pull"].told
    checks = look(Launcher([told(unknown_engines=("code",))]))
    assert (checks["image pull"].reason, checks["egress"].health) == ("unknown-engine", WELL)
    checks = look(Launcher([{"state": JobState.FAILED, "code": "scanner-exit", "reason": "No such option: --probe-file"}]))
    assert (checks["image pull"].health, checks["egress"].reason) == (WELL, "scanner-exit")
    assert "--probe-file" in checks["egress"].told


@pytest.fixture
def here(sqlite_url: str) -> Iterator[TicketOffice]:
    """The service on this machine, and who signs for it."""
    engine = create_engine(sqlite_url)
    server = make_server("127.0.0.1", 0, create_app(services(engine, now=now())), threaded=True)
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield replace(TICKETS, report_url=f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    thread.join()
    server.server_close()
    engine.dispose()


def locally(office: TicketOffice, folder: Path, patience_s: float, pause: Callable[[float], None]) -> LauncherDoctor:
    launcher = LocalLauncher(folder / "jobs", office.public_keys, "local", now)
    probing = Probing(launcher, office.report_url, office.report_url, "process", patience_s, pause)
    return LauncherDoctor(probing, ProbeOffice(office, office.report_url, now), "", now)


def test_on_one_machine_a_process_goes_the_ways(here: TicketOffice, tmp_path: Path) -> None:
    runner, moment = LocalRunner(tmp_path / "jobs", tmp_path / "cache", 1), Event()

    def pause(_seconds: float) -> None:
        runner.tend()
        moment.wait(0.1)

    checks = list(locally(here, tmp_path, 1200.0, pause).look())
    while not list(tmp_path.glob("jobs/*/exit")):
        pause(0.0)
    assert [(check.name, check.health) for check in checks] == [("process", WELL), ("egress", WELL), ("report path", WELL)], (
        checks
    )


def test_on_one_machine_without_a_worker_that_is_told(here: TicketOffice, tmp_path: Path) -> None:
    process, *rest = locally(here, tmp_path, 6.0, lambda _: None).look()
    assert (process.health, process.reason) == (ILL, "not-started")
    assert {check.health for check in rest} == {UNKNOWN}
