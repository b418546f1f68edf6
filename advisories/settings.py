"""Where the index is and where its data comes from, by the environment's word or by default."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from advisories.mirror import Mirror
from advisories.sources import PUBLIC_ARCHIVES, STARTER, Directory, Starter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from advisories.sources import Source

INDEX_VARIABLE = "OUTRIDER_ADVISORIES_INDEX"
SOURCE_VARIABLE = "OUTRIDER_ADVISORIES_URL"


def index_path(environment: Mapping[str, str]) -> Path:
    """The index's place: `OUTRIDER_ADVISORIES_INDEX`, else the user's data directory (XDG)."""
    if named := environment.get(INDEX_VARIABLE):
        return Path(named)
    data = environment.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(data) / "outrider" / "advisories.sqlite"


def source_named(name: str | None, environment: Mapping[str, str]) -> Source:
    """The source a person named: `starter`, an address, or a directory; `OUTRIDER_ADVISORIES_URL` or OSV when none.

    Raises:
        SourceError: the address is not one advisories may come from.

    """
    named = name or environment.get(SOURCE_VARIABLE) or PUBLIC_ARCHIVES
    if named == STARTER:
        return Starter()
    return Mirror(named) if "://" in named else Directory(Path(named))
