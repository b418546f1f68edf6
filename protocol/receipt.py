"""The receipt: what a launcher answers to a ticket."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from protocol.document import OpenDocument


class JobState(StrEnum):
    """Where a Job stands, as its launcher sees it."""

    CREATED = "created"
    EXISTS = "exists"
    """An earlier try with the same ticket had created it: the same success."""
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        """Whether nothing more will come of this Job."""
        return self in {JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED}


class Receipt(OpenDocument):
    """The Job that serves a ticket, and its state."""

    name: ClassVar[str] = "receipt"

    job: str = Field(min_length=1, max_length=63, pattern=r"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$")
    """A DNS label, as Kubernetes names a Job."""
    state: JobState
    reason: str | None = Field(default=None, max_length=2000)
    """Why, in a sentence, when the state is not what was asked for."""
    code: str | None = Field(default=None, pattern=r"^[a-z][a-z0-9-]{0,63}$")
    """The same for machines, where there is a word for it: `image-pull`, `out-of-memory`, ..."""


def job_name(scan: str, attempt: int) -> str:
    """The one name a Job of this attempt can have: creating it twice meets the first."""
    return f"scan-{scan}-{attempt}"
