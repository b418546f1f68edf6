"""Matching 50,000 package versions with all advisories at hand, in time and memory; and building the index for it.

Each figure is measured in a process of its own, so that one's memory is not another's. The archives are found by
OUTRIDER_TEST_OSV or beside the checkout; without them there is nothing to measure.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench._figures import Figure, show

PACKAGES = 50_000
KNOWN_SHARE = 0.1
"""Of a lock file's packages, about one in ten has any advisory at all."""
_ROOT = Path(__file__).resolve().parent.parent


def archives() -> Path | None:
    """The folder of OSV archives to measure with, None where there is none."""
    named = os.environ.get("OUTRIDER_TEST_OSV")
    found = Path(named) if named else _ROOT.parent / "shared" / "osv"
    return found if found.is_dir() else None


def measure() -> list[Figure]:
    """Build the index and match with it; empty where there are no archives."""
    source = archives()
    if source is None:
        return []
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder, "advisories.sqlite")
        built = _child("build", str(index), str(source))
        lock = _child("match", str(index), str(KNOWN_SHARE))
        worst = _child("match", str(index), "1.0")
    return [
        Figure(
            "build the index of all archives",
            f"{built['seconds']:.1f} s ({built['processor']:.1f} s of a processor), {built['peak_mb']:.0f} MB",
            "60 s",
        ),
        Figure(f"match {PACKAGES:,} versions, as in lock files", _matched(lock), "1 s, 150 MB"),
        Figure(f"match {PACKAGES:,} versions, all of packages with advisories", _matched(worst), "1 s, 150 MB"),
    ]


def _matched(figures: dict[str, Any]) -> str:
    took = f"{figures['seconds']:.2f} s ({figures['processor']:.2f} s of a processor)"
    return f"{took}, {figures['peak_mb']:.0f} MB ({figures['matches']:,} matches)"


def _child(*arguments: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.match", *arguments]
    done = subprocess.run(command, cwd=_ROOT, check=True, capture_output=True, text=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def _build(index: Path, source: Path) -> dict[str, Any]:
    from advisories.progress import NoProgress  # noqa: PLC0415  the child's memory counts only what the child needs
    from advisories.sources import Directory  # noqa: PLC0415
    from advisories.update import update  # noqa: PLC0415

    started = time.perf_counter()
    update(index, Directory(source), (), datetime.now(UTC), NoProgress())
    return {"seconds": time.perf_counter() - started, "processor": time.process_time(), "peak_mb": _peak()}


def _match(path: Path, known_share: float) -> dict[str, Any]:
    from advisories.index import Index  # noqa: PLC0415
    from advisories.match import match  # noqa: PLC0415
    from findings.inventory import Package  # noqa: PLC0415

    packages = [
        Package(ecosystem, name, version, "lock", line)
        for line, (ecosystem, name, version) in enumerate(_inventory(path, known_share), 1)
    ]
    started, worked = time.perf_counter(), time.process_time()
    with Index.open(path) as index:
        found = match(index, packages)
    seconds, processor = time.perf_counter() - started, time.process_time() - worked
    return {"seconds": seconds, "processor": processor, "peak_mb": _peak(), "matches": len(found)}


def _inventory(path: Path, known_share: float) -> list[tuple[str, str, str]]:
    """Versions around those that advisories name, of packages they are about, among packages nobody wrote one about."""
    listed = subprocess.run(
        [sys.executable, "-m", "bench.match", "list", str(path)], cwd=_ROOT, check=True, capture_output=True
    ).stdout
    known = json.loads(listed)
    chance = random.Random(20_261_121)
    drawn = []
    for number in range(PACKAGES):
        ecosystem, name, bounds = chance.choice(known)
        version = chance.choice(bounds)
        if chance.random() >= known_share:
            name = f"{name}-{number}"
        drawn.append((ecosystem, name, version))
    return drawn


def _list(path: Path) -> list[tuple[str, str, list[str]]]:
    import sqlite3  # noqa: PLC0415

    with sqlite3.connect(path) as db:
        rows = db.execute("SELECT ecosystem, name, layout FROM package ORDER BY ecosystem, name").fetchall()
    return [(ecosystem, name, json.loads(layout)[0] or ["1.0"]) for ecosystem, name, layout in rows]


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(arguments: list[str]) -> None:
    """Print the table, or one child's figures as JSON."""
    match arguments:
        case ["build", index, source]:
            print(json.dumps(_build(Path(index), Path(source))))
        case ["match", index, share]:
            print(json.dumps(_match(Path(index), float(share))))
        case ["list", index]:
            print(json.dumps(_list(Path(index))))
        case _:
            if figures := measure():
                show("advisories", figures, arguments)
            else:
                print("no OSV archives: name their folder in OUTRIDER_TEST_OSV", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
