"""Results of images by digest: what was read once need not be fetched again. Advisories are matched anew each time.

A result is kept in the user's own cache folder, under a name made of everything that could change it: the image's digest, the
engines and the versions of all that reads.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from findings.coverage import EngineRun, Outcome
from findings.inventory import Inventory
from findings.model import Finding
from scanner.engines.syft import find_syft
from scanner.inventory.formats import READERS_VERSION
from scanner.pipeline import ScanResult
from scanner.process import ProcessError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Final

RECIPE: Final = 4
"""Counted up whenever images are read otherwise than before."""
_MOST: Final = 200
"""Results kept; the oldest go first."""
_LONGEST: Final = 64_000_000


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid")

    runs: tuple[EngineRun, ...]
    findings: tuple[Finding, ...]
    inventory: Inventory | None


@dataclass(frozen=True, slots=True)
class KeptResults:
    """A folder of results."""

    folder: Path

    def find(self, key: str) -> ScanResult | None:
        """The result under a key; None if there is none that can be read."""
        try:
            with (self.folder / f"{key}.json").open("rb") as file:
                kept = _Kept.model_validate_json(file.read(_LONGEST))
        except (OSError, ValidationError):
            return None
        return ScanResult(kept.runs, kept.findings, kept.inventory, None)

    def keep(self, key: str, result: ScanResult) -> None:
        """Keep a result, unless an engine failed. A cache that can not be written is no fault of the scan."""
        if any(run.outcome is Outcome.ERROR for run in result.runs):
            return
        text = _Kept(runs=result.runs, findings=result.findings, inventory=result.inventory).model_dump_json()
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._forget_oldest()
            descriptor, name = tempfile.mkstemp(dir=self.folder)
            with os.fdopen(descriptor, "w") as file:
                file.write(text)
            Path(name).replace(self.folder / f"{key}.json")
        except OSError:
            return

    def _forget_oldest(self) -> None:
        kept = sorted(self.folder.glob("*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in kept[_MOST - 1 :]:
            file.unlink(missing_ok=True)


def kept_results(environment: Mapping[str, str]) -> KeptResults:
    """The user's: below `XDG_CACHE_HOME`, or `~/.cache`."""
    cache = environment.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return KeptResults(Path(cache) / "outrider" / "images")


def result_key(digest: str, engines: Sequence[str]) -> str:
    """What a result goes by: everything it depends on besides advisories."""
    try:
        syft = find_syft().version
    except ProcessError:
        syft = ""
    versions = [importlib.metadata.version(name) for name in ("outrider", "kingfisher-secret-scanner")]
    parts = [RECIPE, digest, sorted(engines), READERS_VERSION, syft, *versions]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
