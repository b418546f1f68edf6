"""How much memory a process group holds right now."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

SAMPLE_SECONDS = 0.2 if sys.platform == "linux" else 1.0
"""Between two samples. Elsewhere than on Linux a sample starts `ps`, so they are rarer and a fast eater gets further."""

_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
# Fields of /proc/PID/stat counted from the one after the command name (proc(5): state is field 3, pgrp 5, rss 24).
_GROUP_FIELD = 5 - 3
_RSS_FIELD = 24 - 3


def group_memory(group: int) -> int:
    """Resident bytes of all processes of a group; pages they share count once for each."""
    return _from_proc(group) if sys.platform == "linux" else _from_ps(group)


def _from_proc(group: int) -> int:
    wanted = str(group).encode()
    pages = 0
    for process in Path("/proc").iterdir():
        if not process.name.isdigit():
            continue
        with suppress(OSError):  # it ended since it was listed
            fields = (process / "stat").read_bytes().rpartition(b") ")[2].split()
            if fields[_GROUP_FIELD] == wanted:
                pages += int(fields[_RSS_FIELD])
    return pages * _PAGE_BYTES


def _from_ps(group: int) -> int:
    table = subprocess.run(["/bin/ps", "-axo", "pgid=,rss="], capture_output=True, check=False, timeout=10).stdout
    rows = (line.split() for line in table.splitlines())
    return sum(int(row[1]) for row in rows if len(row) == 2 and int(row[0]) == group) * 1024  # noqa: PLR2004  the two columns asked for
