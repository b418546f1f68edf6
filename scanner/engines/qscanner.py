"""Qualys QScanner, for those who license it. It runs only where a policy or a ticket names it.

It sends what it finds in a target to Qualys and fetches Qualys' report: the one engine that tells another company of the target.
Its credentials reach it by its environment alone, and what it prints is never kept.
"""

from __future__ import annotations

import os
import re
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from findings.coverage import Coverage, Reason, Skipped
from scanner.customer_secrets import SecretError
from scanner.engines.account import Account
from scanner.engines.interface import Limits
from scanner.engines.qscanner_endings import NOT_READY, Ending, Kind, ending_of
from scanner.engines.qscanner_findings import ENGINE, EVERYWHERE, Ground, Read, findings_of, with_policy
from scanner.engines.qscanner_program import (
    SHORTEST_SECRET,
    TOKEN,
    Access,
    Program,
    QscannerError,
    find_program,
    read_access,
    read_policy_tags,
    read_seconds,
)
from scanner.engines.qscanner_subject import Subject
from scanner.engines.sarif import MAX_BYTES, SarifError, read_sarif
from scanner.process import ProcessError, minimal_environment, run_limited

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scanner.engines.interface import EngineResult
    from scanner.workspace import Tree

WAITS: Final = (30.0, 60.0, 90.0)
"""Seconds before Qualys is asked again for a report that was not ready, as its own wrappers wait."""
_GRACE_S: Final = 15
"""For QScanner to end by itself when its own time is over."""
_LEAST_S: Final = 10
_FILE_BYTES: Final = 4_000_000_000
"""Of one file it writes: it unpacks images."""
_REPORT: Final = "*-Report.sarif.json"
_WAYS: Final = ("HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy", "SSL_CERT_FILE", "SSL_CERT_DIR")
_SECRET: Final = re.compile(r"(PASSWORD|SECRET|TOKEN)(_|$)(?!FILE)")
_NAMED: Final = {
    "crash": "A signal ended QScanner (the system does that when memory runs out): scan again.",
    "disk-full": "QScanner could not write its files: give the scan more disk.",
    "not-found": "QScanner can not be run here: install the build for this machine.",
}
_SILENT: Final = ("/bin/sh", "-c", 'exec "$0" "$@" >/dev/null')
"""What it prints may quote what it read, is of no use to us, and could be of any length."""


@dataclass(frozen=True, slots=True)
class _Order:
    """What one scan is run with."""

    program: Program
    access: Access
    subject: Subject
    tags: str
    deadline: float
    """On the monotonic clock."""
    memory_bytes: int


@dataclass(frozen=True, slots=True)
class _Answer:
    code: int
    report: bytes | None


class QscannerEngine:
    """See `scanner.engines.interface.Engine`."""

    name = ENGINE

    def __init__(
        self,
        subject: Subject | Reason | None = None,
        environment: Mapping[str, str] | None = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """Make an engine that reads nothing yet.

        Args:
            subject: what to point QScanner at; the tree itself, as a repository, when None; why it can read none, as a Reason.
            environment: where program, credentials and settings are told; this process's when None.
            pause: waits for so many seconds.

        """
        self._subject = subject
        self._environment = os.environ if environment is None else environment
        self._pause = pause

    def scan(self, tree: Tree, limits: Limits, only: frozenset[str] | None = None) -> EngineResult:  # noqa: ARG002  it can not choose
        """See `Engine.scan`."""
        account = Account(self.name, "", "")
        if isinstance(self._subject, Reason):
            return account.failed(self._subject.code, self._subject.text)
        if self._subject is None and not tree.files:
            return account.skipped()
        try:
            program = find_program(self._environment)
            account = replace(account, version=program.version, data_digest=program.digest)
            return self._judged(account, self._order(program, tree, limits), tree)
        except (QscannerError, SecretError) as error:
            return account.failed(error.reason, str(error))
        except (ProcessError, SarifError) as error:
            return account.failed(error.reason, _NAMED.get(error.reason) or f"QScanner did not finish: {error}")
        except OSError as error:
            return account.failed_by_system(error)

    def _order(self, program: Program, tree: Tree, limits: Limits) -> _Order:
        subject = self._subject if isinstance(self._subject, Subject) else Subject("repo", str(tree.root))
        seconds = read_seconds(self._environment)
        access, tags = read_access(self._environment), read_policy_tags(self._environment)
        return _Order(program, access, subject, tags, time.monotonic() + seconds, limits.memory_bytes)

    def _judged(self, account: Account, order: _Order, tree: Tree) -> EngineResult:
        answer = self._answer(order)
        ending = ending_of(answer.code)
        if ending.kind is Kind.FAILED:
            return account.failed(ending.reason, ending.text)
        if answer.report is None and ending.kind is not Kind.INCOMPLETE:
            return account.failed("no-report", "QScanner ended well and wrote no report: run it by hand to see why.")
        told = read_sarif(answer.report) if answer.report is not None else ()
        read = findings_of(told, self._ground(order.subject, tree))
        return _concluded(account, ending, read, len(tree.files) if self._subject is None else 0)

    def _ground(self, subject: Subject, tree: Tree) -> Ground:
        if self._subject is None:
            files = frozenset(tree.files)
            return Ground(tree.root, files, frozenset(tree.context) - files)
        root = Path(subject.name) if subject.command == "rootfs" else None
        return Ground(root, whole=subject.whole, names=frozenset({subject.name}))

    def _answer(self, order: _Order) -> _Answer:
        """What it says at last: a report that is not ready is asked for again while there is time."""
        answer = self._once(order)
        for wait in WAITS:
            if answer.code != NOT_READY or time.monotonic() + wait + _LEAST_S > order.deadline:
                break
            self._pause(wait)
            answer = self._once(order)
        return answer

    def _once(self, order: _Order) -> _Answer:
        """One run, in folders of its own.

        Raises:
            ProcessError: it was killed, or could not be started.
            SarifError: it wrote several reports, or one that is too long.

        """
        seconds = max(_LEAST_S, int(order.deadline - time.monotonic()))
        limits = Limits(seconds + _GRACE_S, order.memory_bytes, _FILE_BYTES)
        with tempfile.TemporaryDirectory(prefix="outrider-qscanner-") as folder:
            home = Path(folder)
            output = home / "output"
            output.mkdir(mode=0o700)
            (home / "cache").mkdir(mode=0o700)
            command = [*_SILENT, order.program.path, *_options(order, home, seconds), order.subject.command, order.subject.name]
            done = run_limited(command, stdin=None, cwd=home, env=self._given(order, home), limits=limits)
            report = _report(output)
        return _Answer(done.returncode, _without_secrets(report, order))

    def _given(self, order: _Order, home: Path) -> dict[str, str]:
        ways = {name: self._environment[name] for name in _WAYS if name in self._environment}
        return {**ways, **order.subject.environment, **minimal_environment(home), TOKEN: order.access.token}


def _concluded(account: Account, ending: Ending, read: Read, files: int) -> EngineResult:
    findings, gaps = read.findings, read.gaps
    if ending.kind is Kind.DENIED and not findings:
        return account.failed(ending.reason, f"{ending.text} Its report names nothing that could be shown.")
    if ending.kind in {Kind.DENIED, Kind.AUDITED} and findings:
        findings = with_policy(findings, ending)
    elif ending.kind is not Kind.JUDGED:
        gaps = (Skipped(EVERYWHERE, Reason(ending.reason, ending.text), gap=True), *gaps)
    return account.ended(findings, Coverage(files=files, skipped=gaps))


def _without_secrets(report: bytes | None, order: _Order) -> bytes | None:
    """The report, should it repeat what QScanner was given."""
    environment = order.subject.environment
    given = [value for name, value in environment.items() if _SECRET.search(name) and len(value) >= SHORTEST_SECRET]
    for value in (order.access.token, *given):
        report = report and report.replace(value.encode(), b"***")
    return report


def _options(order: _Order, home: Path, seconds: int) -> Sequence[str]:
    """What it must be told, and what it may be told where its version knows the word."""
    policy = ("--policy-tags", order.tags) if order.tags else ()
    wished = {
        "--scan-types": "pkg",
        "--cache-dir": str(home / "cache"),
        "--scan-timeout": f"{seconds}s",
        "--log-level": "error",
    }
    return (
        *("--pod", order.access.pod),
        *("--mode", "evaluate-policy" if order.tags else "get-report"),
        *policy,
        *("--report-format", "sarif"),
        *("--output-dir", str(home / "output")),
        *(word for option, value in wished.items() if order.program.takes(option) for word in (option, value)),
    )


def _report(output: Path) -> bytes | None:
    """The one report in the folder that was empty before; None if there is none."""
    found = [file for file in output.glob(_REPORT) if file.is_file() and not file.is_symlink()]
    if len(found) > 1:
        raise SarifError("it wrote several reports where one was asked for.")
    if not found:
        return None
    with found[0].open("rb") as file:
        return file.read(MAX_BYTES + 1)
