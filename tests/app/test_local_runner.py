"""What the local launcher's runner does before any Job waits."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest
from structlog.testing import capture_logs

from app.dispatch import local_runner
from app.dispatch.local_runner import PREPARATION_LOG, LocalRunner
from app.settings import OF_JOBS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def runner(tmp_path: Path) -> LocalRunner:
    return LocalRunner(tmp_path / "jobs", tmp_path / "cache", 1)


def until(runner: LocalRunner, done: Callable[[], object]) -> None:
    pause = threading.Event()
    while not done():
        runner.tend()
        pause.wait(0.02)


def test_a_worker_that_starts_has_the_rules_for_secrets_compiled(runner: LocalRunner, tmp_path: Path) -> None:
    with capture_logs() as logs:
        runner.prepare()
        until(runner, lambda: logs)
    assert [entry["event"] for entry in logs] == ["scanner is prepared"]
    assert {"prepared", "outrider"} <= {entry.name for entry in (tmp_path / "cache").iterdir()}


def test_the_next_worker_finds_them_compiled(runner: LocalRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_runner, "_OUTRIDER", (sys.executable, "-c", ""))
    with capture_logs() as logs:
        runner.prepare()
        until(runner, lambda: logs)
    monkeypatch.setattr(local_runner, "_OUTRIDER", ("nothing-that-could-start",))
    LocalRunner(tmp_path / "jobs", tmp_path / "cache", 1).prepare()
    assert not (tmp_path / "jobs").exists()


def test_a_scanner_that_can_not_be_prepared_is_told(runner: LocalRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_runner, "_OUTRIDER", (sys.executable, "-c", "raise SystemExit('no rules here')"))
    with capture_logs() as logs:
        runner.prepare()
        until(runner, lambda: logs)
    assert logs == [
        {"event": "the scanner could not be prepared", "log_level": "warning", "code": 1, "told": f"{tmp_path}/cache/prepare.log"}
    ]
    assert (tmp_path / "cache" / PREPARATION_LOG).read_text() == "no rules here\n"


def test_a_job_is_given_what_a_licensed_engine_runs_with_and_no_secret_of_the_service(tmp_path: Path) -> None:
    asked = {"OUTRIDER_QSCANNER": "/opt/bin/qscanner", "QUALYS_POD": "EU1", "QUALYS_ACCESS_TOKEN": "t", "SCAN_TIMEOUT": "60"}
    given = local_runner._environment({**asked, "OUTRIDER_MASTER_KEY": "k", "AWS_SECRET_ACCESS_KEY": "a"}, tmp_path, tmp_path)
    assert asked.items() <= given.items()
    assert {"OUTRIDER_MASTER_KEY", "AWS_SECRET_ACCESS_KEY"}.isdisjoint(given)
    assert {name for name in local_runner.OF_QSCANNER if name.startswith("OUTRIDER_")} == OF_JOBS
