"""The launcher for one machine: a Job is a folder, and a child process that holds the folder's lock.

For a team that trusts its own changes. The folder says everything: whoever comes after a crash reads it again.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.dispatch.launcher import LauncherError
from protocol.receipt import JobState, Receipt, job_name, probed
from protocol.target import ProbeTarget
from protocol.ticket import Ticket, TicketError, verify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

TICKET = "ticket"
LOCK = "lock"
STARTED = "started"
"""Made by who holds the lock, before the scanner starts: a Job is started once, whatever happens to its starter."""
EXIT = "exit"
PID = "pid"
PROBE = "probe"
"""What a probe saw."""
CANCELLED = "cancelled"


class LocalLauncher:
    """Acts on tickets as the customer's function does: it trusts nothing but the signature."""

    look_every_s = 2.0

    def __init__(self, folder: Path, keys: Mapping[str, Ed25519PublicKey], audience: str, clock: Callable[[], datetime]) -> None:
        self._folder = folder
        self._keys = keys
        self._audience = audience
        self._clock = clock

    def send(self, ticket: str) -> Receipt:
        """See `Launcher.send`."""
        try:
            claims = verify(ticket, self._keys, self._audience, self._clock())
        except TicketError as error:
            raise LauncherError(error.reason, str(error)) from error
        job = self._folder / job_name(claims.scan, claims.attempt)
        act = {"start": self._start, "status": self._status, "cancel": self._cancel}[claims.op]
        try:
            return act(job, claims, ticket)
        except OSError as error:
            full = error.errno in {errno.ENOSPC, errno.EDQUOT}
            raise LauncherError(
                "disk-full" if full else "disk", f"The Job's folder can not be used: {error.strerror}.", transient=True
            ) from error

    def _start(self, job: Path, _claims: Ticket, ticket: str) -> Receipt:
        if (job / TICKET).exists():
            return Receipt(v=1, job=job.name, state=JobState.EXISTS)
        job.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = job / f".{TICKET}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(ticket)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(job / TICKET)
        return Receipt(v=1, job=job.name, state=JobState.CREATED)

    def _status(self, job: Path, claims: Ticket, _ticket: str) -> Receipt:
        state, reason = job_state(job)
        if isinstance(claims.target, ProbeTarget) and state.ended and (job / PROBE).exists():
            # What it told counts, also before the runner has seen how it ended.
            return probed(Receipt(v=1, job=job.name, state=JobState.SUCCEEDED), (job / PROBE).read_bytes())
        return Receipt(v=1, job=job.name, state=state, reason=reason)

    def _cancel(self, job: Path, _claims: Ticket, _ticket: str) -> Receipt:
        if job.exists():
            (job / CANCELLED).touch()
            end_process(job)
        return Receipt(v=1, job=job.name, state=JobState.CANCELLED)


def job_state(job: Path) -> tuple[JobState, str | None]:
    """Where a Job's folder says it stands, and why if it failed."""
    if (job / CANCELLED).exists():
        return JobState.CANCELLED, None
    if not (job / TICKET).exists():
        return JobState.UNKNOWN, "There is no such Job here."
    if not (job / STARTED).exists():
        return JobState.CREATED, None
    with try_lock(job) as free:
        if not free:
            return JobState.RUNNING, None
        return _ended(job)


def _ended(job: Path) -> tuple[JobState, str | None]:
    try:
        code = int((job / EXIT).read_text())
    except (OSError, ValueError):
        return JobState.FAILED, "The scanner was killed before it could report."
    if code == 0:
        return JobState.SUCCEEDED, None
    return JobState.FAILED, f"The scanner ended with code {code} before it could report."


@contextmanager
def try_lock(job: Path) -> Iterator[bool]:
    """Whether nobody held the Job's lock; held by us meanwhile. The system frees a dead process's lock."""
    descriptor = take_lock(job)
    try:
        yield descriptor is not None
    finally:
        if descriptor is not None:
            os.close(descriptor)


def take_lock(job: Path) -> int | None:
    """The descriptor that holds the Job's lock while it is open here or in a process that inherited it; None if another does."""
    descriptor = os.open(job / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def end_process(job: Path) -> None:
    """Kill a running Job's whole process group."""
    with try_lock(job) as free:
        if free:
            return
        try:
            os.killpg(int((job / PID).read_text()), signal.SIGKILL)
        except (OSError, ValueError):
            return  # it ended meanwhile, or has not written its number yet: then it sees that it is cancelled


def forget(job: Path) -> None:
    """Remove an ended Job's folder."""
    shutil.rmtree(job, ignore_errors=True)
