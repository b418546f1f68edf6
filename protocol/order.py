"""The order: what a Job is to read that the customer's own function makes, without the service; and where its report goes.

It lies in the Job's Secret and is all that the Job holds. Every address in it reads one object for a while: they are secrets.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from protocol.document import ClosedDocument
from protocol.target import Digest, FunctionTarget, ImageTarget
from protocol.ticket import EngineName, ScanId
from protocol.upload import Upload

MAX_ORDER_BYTES: Final = 1_000_000
"""Kubernetes takes a Secret of 1 MiB. https://kubernetes.io/docs/concepts/configuration/secret/#restriction-data-size"""


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Handed(_Closed):
    """One object, handed to the Job by its address."""

    url: str = Field(pattern=r"^https?://", max_length=10_000, repr=False)
    digest: Digest


class ZipsHanded(_Closed):
    """A function's package with its layers, or a layer alone."""

    type: Literal["zips"] = "zips"
    package: Handed | None = None
    layers: tuple[Handed, ...] = Field(default=(), max_length=20)
    """Lowest first."""


class ImageHanded(_Closed):
    """An image for one architecture, by digest."""

    type: Literal["image"] = "image"
    reference: str = Field(min_length=1, max_length=600, pattern=r"@sha256:[0-9a-f]{64}$")
    architecture: Literal["amd64", "arm64"]
    manifest: str = Field(default="", max_length=500_000)
    """As the registry has it, byte for byte; empty where the Job asks the registry, without credentials."""
    blobs: tuple[Handed, ...] = Field(default=(), max_length=501)


class Order(ClosedDocument):
    """What a Job reads, with which engines, and where its report goes."""

    name: ClassVar[str] = "order"

    scan: ScanId
    attempt: int = Field(ge=1, le=9999)
    target: Annotated[ImageTarget | FunctionTarget, Field(discriminator="type")]
    engines: tuple[EngineName, ...] = Field(min_length=1, max_length=20)
    material: Annotated[ZipsHanded | ImageHanded, Field(discriminator="type")]
    upload: Upload
