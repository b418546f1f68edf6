"""The packages engine: reads a tree's lock files into an inventory, in a process of its own.

It finds packages, not faults in them: matching them with advisories happens elsewhere, on one set of data for both sides.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from findings.coverage import Coverage, EngineRun, Outcome, Reason, Skipped
from findings.inventory import Inventory, Package, Scope
from scanner.engines.interface import EngineResult
from scanner.inventory.formats import READERS_VERSION
from scanner.inventory.reading import TreeReading
from scanner.inventory.wanted import lock_files_in
from scanner.process import ProcessError, minimal_environment, run_limited

if TYPE_CHECKING:
    from scanner.engines.interface import Limits
    from scanner.workspace import Tree

_CHILD = (sys.executable, "-I", "-m", "scanner.engines.packages_child")
_NOTHING = Reason("nothing-to-read", "There is no lock file to read.")
_NAMED_AT_MOST = 3


class PackagesEngine:
    """See the module."""

    name = "packages"
    version = READERS_VERSION
    data_digest = hashlib.sha256(f"lock-file readers {READERS_VERSION}".encode()).hexdigest()

    def scan(self, tree: Tree, limits: Limits, only: frozenset[str] | None = None) -> EngineResult:  # noqa: ARG002  it has no rules
        """See `Engine.scan`."""
        started = time.monotonic()
        files = lock_files_in(tree.files)
        if not files:
            return self._result(Outcome.SKIPPED, _NOTHING, TreeReading(), started)
        try:
            reading = _read_apart(tree, files, limits)
        except ProcessError as error:
            return self._result(Outcome.ERROR, Reason(error.reason, str(error)), TreeReading(), started)
        except _BadAnswerError:
            reason = Reason("bad-output", "Reading the lock files failed: rescan, and report it if it happens again.")
            return self._result(Outcome.ERROR, reason, TreeReading(), started)
        gaps = tuple(item for item in reading.skipped if item.gap)
        if gaps:
            return self._result(Outcome.PARTIAL, _gap_reason(gaps), reading, started)
        return self._result(Outcome.CLEAN, None, reading, started)

    def _result(self, outcome: Outcome, reason: Reason | None, reading: TreeReading, started: float) -> EngineResult:
        coverage = Coverage(reading.files, len(reading.packages), reading.bytes, reading.skipped)
        seconds = time.monotonic() - started
        run = EngineRun(self.name, self.version, self.data_digest, outcome, coverage, seconds, reason)
        failed = outcome is Outcome.ERROR  # an inventory that was not read is not an empty one
        return EngineResult(run, inventory=None if failed else Inventory(reading.packages))


class _BadAnswerError(Exception):
    """The child ended badly, or did not say what it should."""


def _read_apart(tree: Tree, files: tuple[str, ...], limits: Limits) -> TreeReading:
    """Have the child read.

    Raises:
        ProcessError: it was killed, or could not be started.
        _BadAnswerError: see there.

    """
    context = tuple(dict.fromkeys([*tree.files, *tree.context]))
    request = json.dumps({"root": str(tree.root), "files": files, "context": context}).encode()
    with tempfile.TemporaryDirectory(prefix="outrider-packages-") as folder:
        home = Path(folder)
        done = run_limited(_CHILD, stdin=request, cwd=home, env=minimal_environment(home), limits=limits)
    if done.returncode != 0:
        raise _BadAnswerError
    try:
        answer = json.loads(done.stdout)
        packages = tuple(map(_package, answer["packages"]))
        skipped = tuple(map(_skipped, answer["skipped"]))
        return TreeReading(packages, skipped, int(answer["files"]), int(answer["bytes"]))
    except (ValueError, KeyError, TypeError) as error:
        raise _BadAnswerError from error


def _package(fields: dict[str, Any]) -> Package:
    return Package(**{**fields, "scope": Scope(fields["scope"]), "via": tuple(fields["via"])})


def _skipped(fields: dict[str, Any]) -> Skipped:
    return Skipped(fields["path"], Reason(**fields["reason"]), gap=bool(fields["gap"]))


def _gap_reason(gaps: tuple[Skipped, ...]) -> Reason:
    paths = tuple(dict.fromkeys(item.path for item in gaps))
    named = ", ".join(paths[:_NAMED_AT_MOST])
    more = f" and {len(paths) - _NAMED_AT_MOST} more" if len(paths) > _NAMED_AT_MOST else ""
    return Reason("coverage-gaps", f"Not all that the lock files name could be read: {named}{more}.")
