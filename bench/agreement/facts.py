"""What is particular about OSV records that two clients read differently, told from the archives themselves."""

from __future__ import annotations

import json
import re
import zipfile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

GIT_RANGE = "git-range"
"""An affected package has a range of commits beside one of versions."""
ODD_TIME = "odd-time"
"""Its time of modification is not RFC 3339: a year without its leading zeros."""
CAPITALS = "capitals"
"""A package's name has capital letters."""

_TIME = re.compile(r"\d{4}-\d\d-\d\dT")


def facts_of(archives: Path, ids: Iterable[str]) -> dict[str, frozenset[str]]:
    """The facts that hold of the named records, by id."""
    wanted = frozenset(ids)
    found: dict[str, frozenset[str]] = {}
    for archive in sorted(archives.glob("*/all.zip")):
        with zipfile.ZipFile(archive) as members:
            for name in members.namelist():
                if name.removesuffix(".json") in wanted:
                    found[name.removesuffix(".json")] = frozenset(_facts(json.loads(members.read(name))))
    return found


def _facts(record: dict[str, Any]) -> Iterator[str]:
    if not _TIME.match(str(record.get("modified"))):
        yield ODD_TIME
    for affected in record.get("affected", ()):
        name = affected.get("package", {}).get("name", "")
        if name != name.lower():
            yield CAPITALS
        if any(one.get("type") == "GIT" for one in affected.get("ranges", ())):
            yield GIT_RANGE
