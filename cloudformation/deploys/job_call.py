"""Invocations that are about Jobs: EventBridge tells of a report that lies in the bucket, or that it is time for a round.

Both come by rules of the stack, and both are hints: what waits is known from the errands, and a report is read from the bucket.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cloudformation.deploys.errands import REPORTS

_ID: Final = r"^[0-9A-Za-z-]{1,100}$"


@dataclass(frozen=True, slots=True)
class Left:
    """A Job left something where its report belongs."""

    id: str
    """The event's; the same when it is delivered again."""
    errand: str
    key: str


@dataclass(frozen=True, slots=True)
class Round:
    """It is time to look after all errands."""

    id: str


class _Object(BaseModel):
    model_config = ConfigDict(extra="ignore")

    key: str = Field(pattern=rf"^{REPORTS}[0-9a-f]{{32}}/[0-9a-f]{{32}}/[1-9][0-9]{{0,3}}$")


class _Bucket(BaseModel):
    model_config = ConfigDict(extra="ignore")

    name: str


class _Detail(BaseModel):
    model_config = ConfigDict(extra="ignore")

    bucket: _Bucket
    object: _Object


class _Created(BaseModel):
    """As S3 tells it. https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html."""

    model_config = ConfigDict(extra="ignore")

    id: str = Field(pattern=_ID)
    source: Literal["aws.s3"]
    kind: Literal["Object Created"] = Field(alias="detail-type")
    detail: _Detail


class _Due(BaseModel):
    """As the stack's rule says it, with its event's id."""

    model_config = ConfigDict(extra="forbid")

    round: str = Field(pattern=_ID)


def read_job_call(invocation: object, bucket: str) -> Left | Round | None:
    """What an invocation says of Jobs; None where it is about something else.

    Args:
        invocation: its JSON.
        bucket: the results bucket.

    """
    given: dict[str, Any] = invocation if isinstance(invocation, dict) else {}
    try:
        if "round" in given:
            return Round(_Due.model_validate(given).round)
        created = _Created.model_validate(given)
    except ValidationError:
        return None
    key = created.detail.object.key
    return Left(created.id, key.split("/")[2], key) if created.detail.bucket.name == bucket else None
