"""How an engine's run becomes an account of itself: outcome, reason and evidence, by the same rules for every engine."""

from __future__ import annotations

import errno
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from findings.coverage import Coverage, EngineRun, Outcome, Reason, Skipped
from scanner.engines.interface import EngineResult

if TYPE_CHECKING:
    from findings.model import Finding

_DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

NOTHING_TO_READ = Reason("nothing-to-read", "No file here is of a kind this engine reads.")

_UNNAMEABLE = Reason("path-encoding", "its name is not UTF-8, which no engine can be told; rename it.")


def nameable(paths: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Skipped, ...]]:
    """Part paths that are text from those that hold bytes which are not; the latter are gaps."""
    named = tuple(path for path in paths if path.isascii() or _is_utf8(path))
    return named, tuple(Skipped(path, _UNNAMEABLE, gap=True) for path in sorted(set(paths) - set(named)))


def _is_utf8(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Account:
    """One run of one engine, from its start."""

    engine: str
    version: str
    data_digest: str
    started: float = field(default_factory=time.monotonic)

    @property
    def elapsed(self) -> float:
        """Seconds since it started."""
        return time.monotonic() - self.started

    def ended(self, findings: tuple[Finding, ...], coverage: Coverage) -> EngineResult:
        """It read what it could: clean, findings, or partial if a finding may hide in what it could not read."""
        if gaps := coverage.gaps:
            text = f"{len(gaps)} of the files were not read in full, the first is {gaps[0].path}: {gaps[0].reason.text}"
            return self._result(Outcome.PARTIAL, coverage, Reason(gaps[0].reason.code, text), findings)
        return self._result(Outcome.FINDINGS if findings else Outcome.CLEAN, coverage, None, findings)

    def failed(self, code: str, text: str) -> EngineResult:
        """It did not finish, so nothing is known."""
        return self._result(Outcome.ERROR, Coverage(), Reason(code, text))

    def failed_by_system(self, error: OSError) -> EngineResult:
        """The operating system refused it a file."""
        code = "disk-full" if error.errno in _DISK_FULL else "files"
        advice = "give the scan more disk" if code == "disk-full" else "check the rights on the scan's folders"
        return self.failed(code, f"The {self.engine} engine could not read or write its files ({error.strerror}): {advice}.")

    def skipped(self, reason: Reason = NOTHING_TO_READ) -> EngineResult:
        """There was nothing for it to read."""
        return self._result(Outcome.SKIPPED, Coverage(), reason)

    def _result(
        self, outcome: Outcome, coverage: Coverage, reason: Reason | None, findings: tuple[Finding, ...] = ()
    ) -> EngineResult:
        run = EngineRun(self.engine, self.version, self.data_digest, outcome, coverage, self.elapsed, reason)
        return EngineResult(run, findings)
