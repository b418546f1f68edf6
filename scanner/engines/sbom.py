"""The packages engine for a bill of materials: somebody else's inventory, read in a process of its own."""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from findings.coverage import Coverage, Reason, Skipped
from findings.inventory import Inventory
from scanner.engines.account import Account
from scanner.engines.packages import package_of
from scanner.inventory.formats import READERS_VERSION
from scanner.process import ProcessError, minimal_environment, run_limited

if TYPE_CHECKING:
    from scanner.engines.interface import EngineResult, Limits
    from scanner.workspace import Tree

_CHILD = (sys.executable, "-I", "-m", "scanner.engines.sbom_child")


@dataclass(slots=True)
class SbomEngine:
    """See `scanner.engines.interface.Engine`. What can not be read is an error: nothing else is known of it."""

    file: Path
    name: str = "packages"

    def scan(self, tree: Tree, limits: Limits, only: frozenset[str] | None = None) -> EngineResult:  # noqa: ARG002  it has no rules
        """See `Engine.scan`."""
        digest = hashlib.sha256(f"bill-of-materials readers {READERS_VERSION}".encode()).hexdigest()
        account = Account(self.name, READERS_VERSION, digest)
        try:
            with tempfile.TemporaryDirectory(prefix="outrider-sbom-") as folder:
                home = Path(folder)
                request = str(self.file).encode("utf-8", "surrogateescape")
                done = run_limited(_CHILD, stdin=request, cwd=home, env=minimal_environment(home), limits=limits)
            answer = json.loads(done.stdout)
            if "fault" in answer:
                return account.failed(*answer["fault"])
            packages = tuple(map(package_of, answer["packages"]))
            skipped = tuple(Skipped(path, Reason(code, text), gap=gap is True) for path, code, text, gap in answer["skipped"])
        except ProcessError as error:
            return account.failed(error.reason, f"The bill of materials was not read: {error}")
        except OSError as error:
            return account.failed_by_system(error)
        except (ValueError, KeyError, TypeError):
            return account.failed("bad-output", "Reading the bill of materials failed: rescan, and report it if it fails again.")
        coverage = Coverage(1, len(packages), self.file.stat().st_size, skipped)
        return replace(account.ended((), coverage), inventory=Inventory(packages))
