"""What is scanned of a deployment, and what it is known by: the same content is the same target, whoever deploys it how often."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from cloudformation.function.errors import FunctionError

PLATFORMS: Final = {"x86_64": "amd64", "arm64": "arm64"}
"""What Lambda calls architectures, in the words of image indexes."""


@dataclass(frozen=True, slots=True)
class Package:
    """A zip file of AWS's, and where it is for the next ten minutes."""

    url: str = field(repr=False)
    """Signed: a secret while it holds."""
    sha256: str
    """Base64, as AWS tells it."""


@dataclass(frozen=True, slots=True)
class ZipMaterial:
    """A function's package with its layers, or a layer alone."""

    package: Package | None
    layers: tuple[Package, ...] = ()
    arn: str = ""
    """Of the function as it was deployed, with its version; a layer alone has none."""


@dataclass(frozen=True, slots=True)
class ImageMaterial:
    """An image, by digest."""

    reference: str
    architecture: str
    """`amd64` or `arm64`."""
    secret: str = ""
    """ARN of the secret that opens its registry; empty for ECR's, and for those that ask for nothing."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """What AWS did not give, and why."""

    error: FunctionError


Material: TypeAlias = ZipMaterial | ImageMaterial | Withheld


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to scan."""

    account: str
    region: str
    kind: str
    """`function`, `layer` or `image`; a function that is made from an image is a function. Of a place as a whole, `account`."""
    name: str
    identity: str
    """Of the content, hexadecimal."""
    material: Material
    about: tuple[tuple[str, str], ...] = ()
    """What the result says of it, beside its name."""
    arn: str = ""
    """Of the function that gets tags."""
    digests: tuple[str, ...] = ()
    """What a pipeline may have recorded the content by: `sha256:…` of an image's manifest and index, or of a zip."""
    tags: tuple[tuple[str, str], ...] = ()
    """A function's own that say where it was made from."""

    @property
    def place(self) -> str:
        """The folder of its results."""
        return f"{self.account}/{self.region}/{self.kind}/{self.name}"


def zip_digest(sha256: str) -> tuple[str, ...]:
    """A zip's digest as AWS tells it, in base64, as pipelines record it; none where AWS tells something else."""
    try:
        raw = base64.b64decode(sha256, validate=True)
    except (binascii.Error, ValueError):
        return ()
    return (f"sha256:{raw.hex()}",) if len(raw) == hashlib.sha256().digest_size else ()


def identity(*parts: object) -> str:
    """A digest of what decides what runs, in the order given."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
