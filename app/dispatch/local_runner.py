"""Starts the local launcher's waiting Jobs, a few at a time, as processes of their own."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from app.dispatch.confinement import confined
from app.dispatch.local import EXIT, PID, PROBE, STARTED, TICKET, forget, job_state, take_lock
from protocol.receipt import JobState

if TYPE_CHECKING:
    from collections.abc import Mapping

KEEP_ENDED = 200
"""Folders of ended Jobs that stay for a look at their logs."""
PASSED_ON = ("PATH", "LANG", "LC_ALL", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY")
"""All that a Job sees of the service's environment: none of the service's secrets is in it ..."""
OF_QSCANNER = ("OUTRIDER_QSCANNER", "OUTRIDER_QSCANNER_POLICY_TAGS", "QUALYS_POD", "QUALYS_ACCESS_TOKEN", "SCAN_TIMEOUT")
"""... beside what an engine that somebody licenses is given to run with."""
PREPARED = "prepared"
"""Holds the version that did it: another one may bring other rules."""
PREPARATION_LOG = "prepare.log"
_OUTRIDER = (sys.executable, "-m", "cli.main")

log = structlog.get_logger()


class LocalRunner:
    """Looks through the Jobs' folders; called again and again by one worker."""

    def __init__(self, folder: Path, cache: Path, concurrency: int) -> None:
        self._folder = folder
        self._cache = cache
        self._concurrency = concurrency
        self._children: dict[Path, subprocess.Popen[bytes]] = {}
        self._preparation: subprocess.Popen[bytes] | None = None
        self._ended: dict[Path, JobState] = {}

    def prepare(self) -> None:
        """Have the scanner make in the background what this machine's first scan would wait for, once a version of ours."""
        self._cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        prepared = self._cache / PREPARED
        if prepared.exists() and prepared.read_text() == _version():
            return
        with (self._cache / PREPARATION_LOG).open("wb") as notes:
            self._preparation = subprocess.Popen(  # noqa: S603  our own program
                [*_OUTRIDER, "prepare"],
                stdin=subprocess.DEVNULL,
                stdout=notes,
                stderr=notes,
                env=_environment(os.environ, self._cache, self._cache),
                cwd=self._cache,
            )

    def tend(self) -> None:
        """Note how the ended ended, start what waits while there is room, and drop old folders."""
        self._reap()
        if not self._folder.exists():
            return
        # An ended Job stays so: looking at all of them again at every turn would keep a worker without work busy.
        states = {job: self._ended.get(job) or job_state(job)[0] for job in self._jobs()}
        self._ended = {job: state for job, state in states.items() if state.ended}
        running = sum(state is JobState.RUNNING for state in states.values())
        waiting = [job for job, state in states.items() if state is JobState.CREATED]
        for job in waiting[: max(0, self._concurrency - running)]:
            self._start(job)
        for job in list(self._ended)[: max(0, len(self._ended) - KEEP_ENDED)]:
            forget(job)

    def _jobs(self) -> list[Path]:
        """Oldest first."""
        with os.scandir(self._folder) as entries:
            found = sorted((entry.stat().st_mtime, entry.path) for entry in entries if entry.is_dir())
        return [Path(path) for _, path in found]

    def _reap(self) -> None:
        if self._preparation is not None and (code := self._preparation.poll()) is not None:
            self._preparation = None
            if code == 0:
                (self._cache / PREPARED).write_text(_version())
                log.info("scanner is prepared")
            else:
                log.warning("the scanner could not be prepared", code=code, told=str(self._cache / PREPARATION_LOG))
        for job, child in list(self._children.items()):
            if (code := child.poll()) is not None:
                (job / EXIT).write_text(str(code))
                del self._children[job]

    def _start(self, job: Path) -> None:
        descriptor = take_lock(job)
        if descriptor is None:
            return
        try:
            (job / STARTED).touch(mode=0o600)
            (job / "work").mkdir(mode=0o700, exist_ok=True)
            self._cache.mkdir(mode=0o700, parents=True, exist_ok=True)
            with (job / "log").open("ab") as notes:
                child = subprocess.Popen(  # noqa: S603  our own program, and paths of our own making
                    confined(_command(job), job, self._cache, self._folder.parent),
                    stdin=subprocess.DEVNULL,
                    stdout=notes,
                    stderr=notes,
                    env=_environment(os.environ, job / "work", self._cache),
                    pass_fds=(descriptor,),
                    start_new_session=True,
                    cwd=job / "work",
                )
            (job / PID).write_text(str(child.pid))
            self._children[job] = child
        finally:
            os.close(descriptor)


def _version() -> str:
    return importlib.metadata.version("outrider")


def _command(job: Path) -> list[str]:
    places = ("--ticket-file", str(job / TICKET), "--probe-file", str(job / PROBE), "--workdir", str(job / "work"))
    return [*_OUTRIDER, "job", *places]


def _environment(environment: Mapping[str, str], work: Path, cache: Path) -> dict[str, str]:
    passed_on = {name: environment[name] for name in (*PASSED_ON, *OF_QSCANNER) if name in environment}
    return {**passed_on, "HOME": str(work), "TMPDIR": str(work), "XDG_CACHE_HOME": str(cache)}
