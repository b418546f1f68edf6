"""The packages engine: reads a tree's lock files into an inventory, in a process of its own.

It finds packages, not faults in them: matching them with advisories happens elsewhere, on one set of data for both sides.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from findings.coverage import Coverage, Reason, Skipped
from findings.inventory import PACKAGE_FIELDS, Inventory, Package, Scope
from scanner.engines.account import Account
from scanner.inventory.formats import READERS_VERSION
from scanner.inventory.reading import TreeReading
from scanner.inventory.unlocked import unlocked
from scanner.inventory.wanted import lock_files_in
from scanner.process import ProcessError, minimal_environment, run_limited

if TYPE_CHECKING:
    from scanner.engines.interface import EngineResult, Limits
    from scanner.workspace import Tree

_CHILD = (sys.executable, "-I", "-m", "scanner.engines.packages_child")
_NOTHING = Reason("nothing-to-read", "There is no lock file to read.")


class PackagesEngine:
    """See `scanner.engines.interface.Engine`. Only a clean or partial run has an inventory: what was not read is not empty."""

    name = "packages"
    version = READERS_VERSION
    data_digest = hashlib.sha256(f"lock-file readers {READERS_VERSION}".encode()).hexdigest()

    def scan(self, tree: Tree, limits: Limits, only: frozenset[str] | None = None) -> EngineResult:  # noqa: ARG002  it has no rules
        """See `Engine.scan`."""
        account = Account(self.name, self.version, self.data_digest)
        files = lock_files_in(tree.files)
        note = unlocked(tree.root, tree.files) if tree.whole else None
        notes = () if note is None else (note,)
        if not files:
            result = account.skipped(_NOTHING)
            return replace(result, run=replace(result.run, coverage=Coverage(skipped=notes)))
        try:
            reading = _read_apart(tree, files, limits)
        except (ProcessError, _BadAnswerError) as error:
            return account.failed(error.reason, f"The packages engine did not finish: {error}")
        except OSError as error:
            return account.failed_by_system(error)
        coverage = Coverage(reading.files, len(reading.packages), reading.bytes, (*reading.skipped, *notes))
        return replace(account.ended((), coverage), inventory=Inventory(reading.packages))


class _BadAnswerError(Exception):
    """The child ended badly, or did not say what it should."""

    reason = "bad-output"

    def __init__(self) -> None:
        super().__init__("Reading the lock files failed: rescan, and report it if it happens again.")


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
        packages = tuple(map(package_of, answer["packages"]))
        skipped = tuple(map(_skipped, answer["skipped"]))
        return TreeReading(packages, skipped, int(answer["files"]), int(answer["bytes"]))
    except (ValueError, KeyError, TypeError) as error:
        raise _BadAnswerError from error


def package_of(values: list[Any]) -> Package:
    """A package from the values a child wrote, in the order of `PACKAGE_FIELDS`."""
    fields = dict(zip(PACKAGE_FIELDS, values, strict=True))
    told = {"scope": Scope(fields["scope"]), "via": tuple(fields["via"]), "licences": tuple(fields["licences"])}
    return Package(**{**fields, **told})


def _skipped(values: list[Any]) -> Skipped:
    path, code, text, gap = values
    return Skipped(path, Reason(code, text), gap=gap is True)
