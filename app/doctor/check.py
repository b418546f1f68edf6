"""One thing that the doctor looks at, and what it came to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Health(StrEnum):
    """What a check came to."""

    WELL = "ok"
    ILL = "failed"
    UNKNOWN = "not tried"
    """It was not tried, and is not said to be well."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    health: Health
    told: str
    """For people: what was seen, or what to do."""
    reason: str = ""
    """For machines, where something is ill: `image-pull`, `dns`, `unauthorized`, ..."""


def not_tried(names: Iterable[str], first: str) -> Iterator[Check]:
    """Checks that stand on one that failed."""
    return (Check(name, Health.UNKNOWN, f"{first} comes first.") for name in names)
