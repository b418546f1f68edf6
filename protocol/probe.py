"""The probe's report: what a Job that scans nothing saw of its ways to the forge and to where reports go.

It comes back with the receipt, by way of the cluster: it is about the way on which a scan's report would come.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from protocol.document import OpenDocument
from protocol.ticket import EngineName

MAX_PROBE_BYTES: Final = 4096
"""A cluster keeps no more of what a container says at its end.
https://kubernetes.io/docs/tasks/debug/debug-application/determine-reason-pod-failure/#customizing-the-termination-message"""
MAX_DETAIL_CHARS: Final = 300

Reason = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,63}$")]


class Way(BaseModel):
    """A way out of the Job, as far as it leads."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")

    reason: Reason | None = None
    """None where it leads to its end; else where it ends: `dns`, `refused`, `no-route`, `timeout`, `tls`, `proxy`, `unreachable`,
    `unauthorized`, `not-the-service`, or what a bucket says."""
    status: int | None = Field(default=None, ge=100, le=599)
    """Of the HTTP answer, where one came."""
    detail: str = Field(default="", max_length=MAX_DETAIL_CHARS, pattern=r"^[ -~]*$")
    """More for machines: the service's own reason, the kind of the exception."""


class ProbeReport(OpenDocument):
    """What a probe saw. That there is one shows that the image was pulled and runs."""

    name: ClassVar[str] = "probe"

    scanner: str = Field(default="", max_length=100)
    """The scanner's version."""
    unknown_engines: tuple[EngineName, ...] = Field(default=(), max_length=20)
    """Those of the ticket that the image has not."""
    forge: Way
    report: Way
