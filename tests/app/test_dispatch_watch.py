"""What the service makes of a launcher's word about a Job."""

from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine

from app.dispatch.kubernetes import KubernetesLauncher
from app.dispatch.launcher import LauncherError
from app.dispatch.stage import Dispatch
from app.dispatch.tickets import TicketOffice
from app.store import scans
from app.store.scans import ScanState
from k8s.cluster import Cluster
from k8s.errors import CredentialsError, RefusedError
from k8s.settings import job_settings
from protocol.receipt import JobState, Receipt
from protocol.ticket import open_signed
from tests.app.conftest import NOON, a_scan

TICKETS = TicketOffice(Ed25519PrivateKey.generate(), "https://outrider.example.com", "local", "https://outrider.example.com", 600)
RUNNING = replace(a_scan(), attempt=1, state=ScanState.RUNNING)


@dataclass
class FakeLauncher:
    """Answers what it is told to, and keeps what it was asked."""

    answer: Receipt | LauncherError
    look_every_s: float = 0.0
    asked: list[str] = field(default_factory=list)

    def send(self, ticket: str) -> Receipt:
        self.asked.append(open_signed(ticket, TICKETS.public_keys, "local").op)
        if isinstance(self.answer, LauncherError):
            raise self.answer
        return self.answer


def dispatch(launcher: Any, engine: Any = None) -> Dispatch:
    grants: Any = SimpleNamespace(take_back=lambda _: None)
    return Dispatch(engine, launcher, TICKETS, grants, lambda: NOON)


def receipt(state: JobState, code: str | None = None, reason: str | None = None) -> Receipt:
    return Receipt(v=1, job="scan-1", state=state, code=code, reason=reason)


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (receipt(JobState.RUNNING), None),
        (receipt(JobState.SUCCEEDED), None),
        (receipt(JobState.CREATED, "unschedulable", "No node."), None),
        (receipt(JobState.FAILED, "out-of-memory", "Too little."), "lost: Too little."),
        (receipt(JobState.FAILED, "deadline", "Too slow."), "deadline: Too slow."),
        (receipt(JobState.UNKNOWN), "lost: The Job is unknown."),
    ],
)
def test_a_scan_ends_when_its_job_will_not_report(answer: Receipt, cause: str | None) -> None:
    launcher = FakeLauncher(answer)
    assert dispatch(launcher).lost(RUNNING) == cause
    assert launcher.asked == ["status"]


def test_a_job_that_can_never_start_is_ended_and_not_tried_again() -> None:
    launcher = FakeLauncher(receipt(JobState.FAILED, "image-pull", "No image."))
    assert dispatch(launcher).lost(RUNNING) == "not-started: No image."
    assert launcher.asked == ["status", "cancel"]


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (receipt(JobState.CREATED, "quota-exceeded", "The quota is full."), "deadline: The quota is full."),
        (receipt(JobState.RUNNING), "deadline"),
        (LauncherError("unreachable", "Nobody answers."), "deadline: Nobody answers."),
    ],
)
def test_at_the_deadline_it_says_what_the_job_waited_for(answer: Receipt | LauncherError, cause: str) -> None:
    assert dispatch(FakeLauncher(answer)).overdue(RUNNING) == cause


@pytest.mark.parametrize("transient", [True, False])
def test_a_cluster_that_never_lets_us_end_a_job_does_not_undo_the_verdict(engine: Engine, *, transient: bool) -> None:
    with engine.begin() as connection:
        scans.create_if_absent(connection, a_scan())
        scans.update(connection, RUNNING.id, state=ScanState.SUPERSEDED, attempt=1)
    stage = dispatch(FakeLauncher(LauncherError("forbidden", "No.", transient=transient)), engine)
    if transient:
        with pytest.raises(LauncherError):
            stage.settle(RUNNING.id)
    else:
        stage.settle(RUNNING.id)


def test_the_cluster_is_looked_for_with_the_first_ticket_and_its_words_reach_the_check() -> None:
    def nowhere() -> Cluster:
        raise CredentialsError("not-in-cluster", "This is no pod.")

    launcher = KubernetesLauncher(nowhere, job_settings({"image": "scanner:1"}), TICKETS.public_keys, "local", lambda: NOON)
    with pytest.raises(LauncherError, match="This is no pod") as error:
        launcher.send(TICKETS.issue(RUNNING, "start", NOON))
    assert (error.value.reason, error.value.transient) == ("not-in-cluster", False)


def test_no_ticket_of_another_integration_reaches_the_cluster() -> None:
    def reached() -> Cluster:
        raise AssertionError("the cluster was asked")

    launcher = KubernetesLauncher(reached, job_settings({"image": "scanner:1"}), TICKETS.public_keys, "another", lambda: NOON)
    with pytest.raises(LauncherError) as error:
        launcher.send(TICKETS.issue(RUNNING, "start", NOON))
    assert error.value.reason == "wrong-audience"


def test_a_refusal_worth_another_try_stays_one() -> None:
    def throttled() -> Cluster:
        raise RefusedError(429, "throttled", "Slow down.", transient=True)

    launcher = KubernetesLauncher(throttled, job_settings({"image": "scanner:1"}), TICKETS.public_keys, "local", lambda: NOON)
    with pytest.raises(LauncherError) as error:
        launcher.send(TICKETS.issue(RUNNING, "start", NOON))
    assert error.value.transient
