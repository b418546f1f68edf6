"""A local Job's walls: where bubblewrap works, the scanner sees the machine read-only and the service's data not at all."""

from __future__ import annotations

import functools
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PROBE_S = 10


def confined(command: list[str], job: Path, cache: Path, data_dir: Path) -> list[str]:
    """The command as it is to be run: in a namespace of its own where bubblewrap can make one, else as it is."""
    return [*_walls(job, cache, data_dir), *command] if bubblewrap_works() else command


@functools.cache
def bubblewrap_works() -> bool:
    """Whether this machine has bubblewrap and lets us use it (some containers do not)."""
    bwrap = shutil.which("bwrap")
    if bwrap is None:
        return False
    probe = [bwrap, "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--unshare-pid", "true"]
    try:
        return subprocess.run(probe, capture_output=True, timeout=PROBE_S, check=False).returncode == 0  # noqa: S603  fixed words
    except (OSError, subprocess.TimeoutExpired):
        return False


def _walls(job: Path, cache: Path, data_dir: Path) -> list[str]:
    """Later mounts cover earlier ones: everything read-only, the data folder empty, then the Job's own folder in it."""
    return [
        *("bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"),
        *("--tmpfs", str(data_dir), "--bind", str(job), str(job), "--bind", str(cache), str(cache)),
        *("--unshare-pid", "--unshare-ipc", "--unshare-uts", "--cap-drop", "ALL", "--chdir", str(job / "work")),
    ]
