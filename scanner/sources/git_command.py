"""Git as a child process: hardened, timed, in a process group of its own, with its errors told as ours."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from scanner.sources.errors import GitMissingError, SourceTimeoutError
from scanner.sources.git_failure import failure
from scanner.sources.git_settings import hardened_environment, hardened_options

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_STDERR_KEPT = 16_000
_ULIMIT_BLOCK = 512
"""POSIX: `ulimit -f` counts in units of 512 bytes."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment on the monotonic clock after which no command of ours runs on."""

    at: float

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        """The moment `seconds` from now."""
        return cls(time.monotonic() + seconds)

    @property
    def remaining(self) -> float:
        """Seconds left, at least 0."""
        return max(0.0, self.at - time.monotonic())

    def check(self) -> None:
        """Pass while there is time left.

        Raises:
            SourceTimeoutError: there is none.

        """
        if not self.remaining:
            raise SourceTimeoutError(
                "Laying out the target took longer than allowed: scan again, or raise the time limit, or exclude paths by policy."
            )


@dataclass(frozen=True, slots=True)
class Git:
    """Git on one repository."""

    where: tuple[str, ...]
    """Which repository: `("--git-dir=...",)`, or `("-C", ...)` to let git find it."""
    scratch: Path
    """An empty directory of ours: home and working directory of every command."""
    deadline: Deadline
    secrets: tuple[str, ...] = ()
    """Never to appear in an error's text."""

    def run(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """What the command writes.

        Raises:
            SourceError: it failed, or time is up.

        """
        with self.stream(*arguments, stdin=stdin) as stdout:
            return stdout.read()

    @contextmanager
    def stream(
        self, *arguments: str, stdin: bytes = b"", file_bytes: int | None = None, inherited: Sequence[int] = ()
    ) -> Iterator[IO[bytes]]:
        """The command's output as it comes; the block reads all of it, or leaves by an exception, which ends the command.

        Args:
            arguments: `-c key=value` pairs may come first.
            stdin: spooled to a file, so that neither side ever waits for the other.
            file_bytes: the kernel lets the command write no file larger than this.
            inherited: file descriptors that the command may read.

        Raises:
            SourceError: it failed, or time is up.

        """
        self.deadline.check()
        argv = [*_limited(file_bytes), _program(), *hardened_options(), *self.where, *arguments]
        with tempfile.TemporaryFile(dir=self.scratch) as given, tempfile.TemporaryFile(dir=self.scratch) as errors:
            given.write(stdin)
            given.seek(0)
            process = subprocess.Popen(  # noqa: S603  argv is ours: fixed words, checked object ids, paths after `--`
                argv,
                stdin=given,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=hardened_environment(self.scratch),
                cwd=self.scratch,
                start_new_session=True,
                pass_fds=tuple(inherited),
            )
            with _attended(process, self.deadline) as stdout:
                yield stdout
            if process.returncode == 0:
                return
            self.deadline.check()
            errors.seek(max(0, errors.seek(0, os.SEEK_END) - _STDERR_KEPT))
            raise failure(errors.read(), self.secrets)


@contextmanager
def _attended(process: subprocess.Popen[bytes], deadline: Deadline) -> Iterator[IO[bytes]]:
    """The output of a process that ends, with its children, when the block is left by an exception or the time is up."""
    stdout = process.stdout
    if stdout is None:
        raise AssertionError("git was started without a pipe")
    watch = threading.Timer(deadline.remaining, _kill, [process])
    watch.daemon = True
    watch.start()
    try:
        yield stdout
    except BaseException:
        _kill(process)
        raise
    finally:
        stdout.close()
        process.wait()
        watch.cancel()


def _kill(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _limited(file_bytes: int | None) -> list[str]:
    """A prefix that starts a command under a limit for the size of files; the shell sets it before git has any child."""
    if file_bytes is None:
        return []
    script = 'ulimit -f "$1" 2>/dev/null; shift; exec "$@"'  # a lower limit already in force is as good
    return ["/bin/sh", "-c", script, "sh", str(file_bytes // _ULIMIT_BLOCK)]


def _program() -> str:
    program = shutil.which("git")
    if program is None:
        raise GitMissingError("There is no git on PATH: install git 2.39 or newer.")
    return program
