"""The receipt: what a launcher answers to a ticket."""

from __future__ import annotations

import base64
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from protocol.document import DocumentError, OpenDocument
from protocol.probe import ProbeReport
from protocol.sizes import MAX_DEPOSIT_BYTES


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


class LeftReport(BaseModel):
    """That a Job leaves its report in a bucket, and a part of what lies there."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")

    through: Literal["bucket"] = "bucket"
    size: int = Field(default=0, ge=0)
    """Bytes that lie there; 0 while nothing does."""
    version: str = Field(default="", max_length=200)
    """Changes with the content: parts of two versions are not put together."""
    begin: int = Field(default=0, ge=0)
    """Where `part` begins."""
    part: str = Field(default="", max_length=2 * MAX_DEPOSIT_BYTES, pattern=r"^[A-Za-z0-9+/]*={0,2}$", repr=False)
    """Base64. Of no more than is taken: a larger report is told by its size alone."""

    @property
    def content(self) -> bytes:
        """The part's bytes.

        Raises:
            ValueError: it is not base64.

        """
        return base64.b64decode(self.part, validate=True)


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
    report: LeftReport | None = None
    """Only where Jobs leave their reports in a bucket, instead of sending them to the service."""
    probed: ProbeReport | None = None
    """What a probe saw, once it has ended."""


def probed(receipt: Receipt, text: bytes | str) -> Receipt:
    """The receipt of a probe's Job that has ended well, with what it told: JSON of a `ProbeReport`."""
    try:
        return receipt.model_copy(update={"probed": ProbeReport.from_json(text)})
    except DocumentError as error:
        return receipt.model_copy(update={"code": "bad-probe", "reason": f"The probe told nothing that can be read ({error})."})


def job_name(scan: str, attempt: int) -> str:
    """The one name a Job of this attempt can have: creating it twice meets the first."""
    return f"scan-{scan}-{attempt}"
