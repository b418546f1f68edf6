"""How much archives may unpack to, counted while they do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scanner.archives.errors import BombError, ExpandsTooFarError, TooManyEntriesError
from scanner.sources.git_command import Deadline

if TYPE_CHECKING:
    from typing import Final

RATIO: Final = 200
"""Unpacked to packed. Text seldom passes 20; deflate can not pass 1032."""
RATIO_FROM_BYTES: Final = 32 * 1024**2
"""Less than this unpacked is never called a bomb, whatever it was: a file of zeros is not an attack."""


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """For one target, all its archives together."""

    seconds: float = 300.0
    entries: int = 400_000
    """An image of ten gigabytes names about 300,000."""
    bytes: int = 16 * 1024**3
    """Unpacked. Amazon ECR and Lambda take images of 10 GB and more packed; real ones unpack to two or three times that."""
    nesting: int = 2
    """Archives within archives: an uber-jar within a war."""


FUNCTION_LIMITS: Final = ArchiveLimits(seconds=120.0, entries=100_000, bytes=250 * 1024**2)
"""Lambda's own limit for a package and its layers, unpacked.
https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"""


@dataclass(slots=True)
class Allowance:
    """What is left of the limits."""

    limits: ArchiveLimits = field(default_factory=ArchiveLimits)
    entries: int = 0
    bytes: int = 0
    deadline: Deadline = field(init=False)

    def __post_init__(self) -> None:
        """Start the clock."""
        self.deadline = Deadline.after(self.limits.seconds)

    def count_entry(self) -> None:
        """One more name.

        Raises:
            TooManyEntriesError: there are too many.
            SourceTimeoutError: time is up.

        """
        self.entries += 1
        if self.entries > self.limits.entries:
            raise TooManyEntriesError(f"It names more than {self.limits.entries} entries, so it was not read to its end.")
        if self.entries % 256 == 0:
            self.deadline.check()

    def count_bytes(self, unpacked: int) -> None:
        """Some more content.

        Raises:
            ExpandsTooFarError: it is too much.
            SourceTimeoutError: time is up.

        """
        self.bytes += unpacked
        if self.bytes > self.limits.bytes:
            raise ExpandsTooFarError(f"It unpacks to more than {self.limits.bytes} bytes, so it was not read to its end.")
        self.deadline.check()


def refuse_bomb(unpacked: int, packed: int) -> None:
    """Pass for what compression explains.

    Raises:
        BombError: it grew too much.

    """
    if unpacked > RATIO_FROM_BYTES and unpacked > RATIO * max(packed, 1):
        raise BombError(f"It unpacks to more than {RATIO} times its size, as only decompression bombs do.")
