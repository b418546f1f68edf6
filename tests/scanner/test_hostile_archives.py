import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.equipment import ROOT
from tests.scanner.hostile_archives import CANARY, MAKERS

CASES = int(os.environ.get("OUTRIDER_HOSTILE_CASES", str(len(MAKERS) - 1)))
"""`make fuzz` sets 500; otherwise each kind once, but for the last, which takes its time."""
BATCH = 50
MEMORY = 256 * 1024**2


def names_below(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def told_of(first: int, count: int, folder: Path) -> list[dict[str, Any]]:
    """What a process of its own tells of some of the archives."""
    command = [sys.executable, "-m", "tests.scanner.hostile_archives", str(first), str(count), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.timeout(3600)
def test_no_archive_does_harm(tmp_path: Path) -> None:
    inside = tmp_path / "a" / "b" / "inside"
    inside.mkdir(parents=True)
    told = [one for first in range(0, CASES, BATCH) for one in told_of(first, min(BATCH, CASES - first), inside)]
    assert len(told) == CASES
    assert names_below(tmp_path) == {"a", "a/b", "a/b/inside"}
    assert not Path(CANARY).exists()
    assert [one for one in told if one["must_tell"] and one["ended"] == "read"] == []
    assert [one for one in told if one["peak_bytes"] > MEMORY] == []
    assert CASES < 500 or [one for one in told if one["cpu_seconds"] > 30] == []
