"""Runs a program that reads hostile input: in a process group of its own, under limits, with an environment named word by word.

Errors (all `ProcessError`, each with `.reason` for machines and a sentence for people):

    ProcessError
    |- TimeLimitError      timeout     it took longer than it may
    |- MemoryLimitError    memory      it held more than it may, or failed to get more
    |- OutputLimitError    output      it wrote more to standard output than it may
    |- DiskFullError       disk-full   it could not write its files
    |- ProgramMissingError not-found   it could not be started
    `- CrashError          crash       a signal ended it that was not ours
"""

from __future__ import annotations

import os
import resource
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from scanner import confine
from scanner.process_memory import SAMPLE_SECONDS, group_memory

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scanner.engines.interface import Limits

ADDRESS_SPACE_RESERVE = 2 * 1024**3
"""Added to the memory limit for RLIMIT_AS, the fence for what grows between two samples. Address space is not memory:
semgrep-core (OCaml 5) aborts with 0.5 GB of it while holding 60 MB, and Go reserves more; both run well with this (measured)."""

STDERR_TAIL_BYTES = 8192
_TICK = 0.05
_DRAIN_SECONDS = 1.0
_MEMORY_WORDS = (
    "not enough memory",
    "out of memory",
    "out_of_memory",
    "memoryerror",
    "memory allocation of",
    "bad_alloc",
    "cannot allocate memory",
)
_DISK_WORDS = ("no space left on device", "file too large", "disk quota exceeded")


_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""getrusage(2): bytes on macOS, kilobytes on Linux."""


class ProcessError(Exception):
    """A program that did not come to an end of its own. The message never holds its output, which may quote what it read."""

    reason = "crash"

    def __init__(self, text: str, stderr_tail: str = "") -> None:
        super().__init__(text)
        self.stderr_tail = stderr_tail
        """The last of what it said, for a person who debugs; never for publishing."""


class TimeLimitError(ProcessError):
    """See the module."""

    reason = "timeout"


class MemoryLimitError(ProcessError):
    """See the module."""

    reason = "memory"


class OutputLimitError(ProcessError):
    """See the module."""

    reason = "output"


class DiskFullError(ProcessError):
    """See the module."""

    reason = "disk-full"


class ProgramMissingError(ProcessError):
    """See the module."""

    reason = "not-found"


class CrashError(ProcessError):
    """See the module."""

    reason = "crash"


@dataclass(frozen=True, slots=True)
class Finished:
    """What a program left that ended by itself."""

    returncode: int
    """Its exit code, 0 to 255: what it means is the caller's to say."""
    stdout: bytes
    stderr_tail: str
    """The last of its standard error, decoded with replacement characters."""
    seconds: float
    peak_bytes: int
    """The most memory one of its processes held."""


def minimal_environment(home: Path) -> dict[str, str]:
    """The variables every engine gets and no others: none of ours, so none of our credentials.

    Where the machine's own Python needs `LD_LIBRARY_PATH` to start, as on AWS Lambda, that is one of them.
    """
    found = os.environ.get("LD_LIBRARY_PATH")
    own = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(home), "TMPDIR": str(home), "LANG": "C.UTF-8"}
    return {**own, "LD_LIBRARY_PATH": found} if found else own


def run_limited(argv: Sequence[str], *, stdin: bytes | None, cwd: Path, env: Mapping[str, str], limits: Limits) -> Finished:
    """Run a program to its end, or kill it and everything it started.

    Args:
        argv: its absolute path or its name on the PATH of `env`, and its arguments.
        stdin: what it reads; nothing when None.
        cwd: where it runs; never inside the scanned tree.
        env: its whole environment.
        limits: for its process group together; each file it writes may have `output_bytes` as well.

    Raises:
        ProcessError: see the module.

    """
    program = shutil.which(argv[0], path=env.get("PATH", ""))
    if program is None:
        raise ProgramMissingError(
            f"{Path(argv[0]).name} is not installed or can not be run: install it, or leave its engine out."
        )
    started = time.monotonic()
    with tempfile.TemporaryFile(dir=cwd) as source:
        source.write(stdin or b"")
        source.seek(0)
        with _start([program, *argv[1:]], source, cwd, env, limits) as process:
            try:
                capture = _Capture(process, limits.output_bytes)
                status, peak = _watch(process, capture, limits, started + limits.seconds)
            finally:
                if process.returncode is None:
                    _kill_group(process)
    tail = bytes(capture.stderr).decode("utf-8", "replace")
    # getrusage(2) counts a child's peak from the fork on: what is not above our own may have been ours.
    over_memory = peak > max(limits.memory_bytes, _own_peak())
    _refuse_failure(Path(program).name, status, tail, over_memory=over_memory)
    return Finished(status, bytes(capture.stdout), tail, time.monotonic() - started, peak)


def _start(command: list[str], source: IO[bytes], cwd: Path, env: Mapping[str, str], limits: Limits) -> subprocess.Popen[bytes]:
    bounds = f"{os.getpid()}:{limits.memory_bytes + ADDRESS_SPACE_RESERVE}:{limits.output_bytes}"
    launcher = [sys.executable, "-I", "-S", confine.__file__, bounds]
    return subprocess.Popen(  # noqa: S603  argv comes from an engine of ours, without a shell
        [*launcher, *command],
        stdin=source,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=cwd,
        env=dict(env),
        start_new_session=True,
    )


class _Capture:
    """Reads both streams of a program without ever blocking on one of them."""

    def __init__(self, process: subprocess.Popen[bytes], cap: int) -> None:
        self.stdout = bytearray()
        self.stderr = bytearray()
        self._cap = cap
        self._selector = selectors.DefaultSelector()
        for stream, kept in ((process.stdout, self.stdout), (process.stderr, self.stderr)):
            if stream is not None:
                self._selector.register(stream, selectors.EVENT_READ, kept)

    def read(self, seconds: float) -> bool:
        """Take what there is, waiting at most `seconds` for something; false once both streams are closed."""
        if not self._selector.get_map():
            time.sleep(min(seconds, 0.002))
            return False
        for key, _ in self._selector.select(seconds):
            chunk = os.read(key.fd, 1 << 16)
            if not chunk:
                self._selector.unregister(key.fileobj)
            key.data.extend(chunk)
        del self.stderr[:-STDERR_TAIL_BYTES]
        if len(self.stdout) > self._cap:
            raise OutputLimitError(
                f"It wrote more than {self._cap} bytes and was stopped: scan fewer files at a time, or raise the limit."
            )
        return True


def _watch(process: subprocess.Popen[bytes], capture: _Capture, limits: Limits, deadline: float) -> tuple[int, int]:
    """Wait for the end of the program; answers its status (negative for a signal) and the most memory it held."""
    next_sample = 0.0
    while (end := _reap(process)) is None:
        capture.read(_TICK)
        now = time.monotonic()
        if now > deadline:
            raise TimeLimitError(
                f"It did not finish within {limits.seconds:g} seconds and was stopped: raise the limit, or scan less at a time."
            )
        if now >= next_sample:
            next_sample = now + SAMPLE_SECONDS
            if group_memory(process.pid) > limits.memory_bytes:
                raise _memory_error()
    _kill_group(process)  # what it started must not outlive it, nor hold its streams open
    drained_by = time.monotonic() + _DRAIN_SECONDS
    while capture.read(_TICK) and time.monotonic() < drained_by:
        pass
    return end


def _reap(process: subprocess.Popen[bytes]) -> tuple[int, int] | None:
    pid, status, usage = os.wait4(process.pid, os.WNOHANG)
    if pid == 0:
        return None
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_maxrss * _RSS_UNIT


def _own_peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _RSS_UNIT


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError, PermissionError):  # macOS denies signals to a group of zombies
        os.killpg(process.pid, signal.SIGKILL)


def _refuse_failure(name: str, status: int, tail: str, *, over_memory: bool) -> None:
    """Tell a program that ended by itself from one that was ended by want of memory, disk or luck."""
    if status == 0:
        return
    if status == confine.EXIT_NOT_STARTED:
        raise ProgramMissingError(f"{name} can not be run here: install the build for this machine.", tail)
    words = tail.lower()
    if over_memory or any(word in words for word in _MEMORY_WORDS):
        raise _memory_error(tail)
    if status == -signal.SIGXFSZ or any(word in words for word in _DISK_WORDS):
        raise DiskFullError(f"{name} could not write its files: give the scan more disk, or scan fewer files at a time.", tail)
    if status < 0:
        hint = " (the system does that when memory runs out)" if status == -signal.SIGKILL else ""
        raise CrashError(f"{name} was ended by signal {-status}{hint}: rescan, and report it if it happens again.", tail)


def _memory_error(tail: str = "") -> MemoryLimitError:
    return MemoryLimitError(
        "It needed more memory than it may have and was stopped: choose a larger size, or scan less at a time.", tail
    )
