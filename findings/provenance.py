"""Where something built says it was made from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Provenance:
    """A hint: whoever builds writes what he likes, and an image that says nothing repeats what its base image says."""

    repository: str = ""
    """An address, as it is written; empty where nothing is said."""
    commit: str = ""
