"""The advisory index that packages are matched with: the one in the results bucket, else the one in the function's package."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cloudformation.deploys.results import Results

KEY: Final = "advisories/index.sqlite"
"""In the bucket; `make -C cloudformation advisories` puts it there."""
PACKAGED: Final = Path(__file__).parent.parent.parent / "advisories.sqlite"
_NONE: Final = "none"


@dataclass(frozen=True, slots=True)
class AdvisoryData:
    """Which data there is."""

    version: str
    """Changes with the data; part of a result's key, so that new data means a new scan."""
    packaged: Path | None = None


def advisory_data(results: Results, packaged: Path = PACKAGED) -> AdvisoryData:
    """Look for the data, without fetching it.

    Raises:
        CloudRefusedError: the bucket does not tell.

    """
    if version := results.version(KEY):
        return AdvisoryData(hashlib.sha256(version.encode()).hexdigest()[:16])
    if packaged.is_file():
        with packaged.open("rb") as file:
            return AdvisoryData(hashlib.file_digest(file, "sha256").hexdigest()[:16], packaged)
    return AdvisoryData(_NONE)


def index_file(data: AdvisoryData, results: Results, scratch: Path) -> Path:
    """The index as a file; one that is not there, if there is none: the scan then says what it could not know.

    Raises:
        CloudRefusedError: it could not be fetched.

    """
    if data.packaged is not None:
        return data.packaged
    file = scratch / f"outrider-advisories-{data.version}.sqlite"
    if data.version == _NONE or file.is_file():
        return file
    for old in scratch.glob("outrider-advisories-*"):
        old.unlink(missing_ok=True)
    draft = file.with_suffix(".part")
    results.fetch(KEY, draft)
    return draft.rename(file)
