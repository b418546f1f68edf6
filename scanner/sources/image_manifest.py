"""Manifests and configurations of images, from documents anybody may have written.

https://github.com/opencontainers/image-spec/blob/v1.1.0/manifest.md and image-index.md, and Docker's older forms of both:
https://distribution.github.io/distribution/spec/manifest-v2-2/
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scanner.sources.image_errors import BadImageError, NoPlatformError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final

INDEXES: Final = ("application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json")
MANIFESTS: Final = ("application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json")
MAX_DOCUMENT: Final = 4 * 1024**2
"""Bytes of a manifest; registries are to accept 4 MiB. https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md"""
MAX_LAYERS: Final = 500
"""overlayfs and Docker stop at 127 and 128."""
_DIGEST: Final = re.compile(r"sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}")
_WORD: Final = re.compile(r"[\w.+/;=-]{0,200}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Platform:
    """What an image runs on, in Go's words: `linux/arm64/v8`."""

    os: str
    architecture: str
    variant: str = ""

    def __str__(self) -> str:
        return "/".join(part for part in (self.os, self.architecture, self.variant) if part)

    def suits(self, wanted: Platform) -> bool:
        """Whether it is the one asked for; a variant counts only if one is asked for."""
        return (self.os, self.architecture) == (wanted.os, wanted.architecture) and wanted.variant in {"", self.variant}


@dataclass(frozen=True, slots=True)
class Descriptor:
    """Something that can be fetched by what it is."""

    digest: str
    size: int
    media_type: str
    platform: Platform | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """An image for one platform."""

    config: Descriptor
    layers: tuple[Descriptor, ...]
    annotations: Mapping[str, str] = field(default_factory=dict)


def read_document(text: bytes) -> dict[str, Any]:
    """A JSON object.

    Raises:
        BadImageError: it is none.

    """
    if len(text) > MAX_DOCUMENT:
        raise BadImageError(f"A document of the image has more than {MAX_DOCUMENT} bytes, as no tool writes.")
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadImageError("A document of the image is no JSON: push it again.") from error
    if not isinstance(document, dict):
        raise BadImageError("A document of the image is another kind of JSON: push it again.")
    return document


def is_index(document: Mapping[str, Any]) -> bool:
    """Whether it lists images for several platforms."""
    return document.get("mediaType") in INDEXES or ("manifests" in document and "layers" not in document)


def chosen(index: Mapping[str, Any], wanted: Platform) -> Descriptor:
    """The image of an index for one platform; the only one, if it does not tell for which it is.

    Raises:
        NoPlatformError: there is none.
        BadImageError: the index is none.

    """
    listed = [_descriptor(item) for item in _list(index.get("manifests"))]
    images = [one for one in listed if one.platform is None or one.platform.os != "unknown"]  # attestations say unknown/unknown
    for one in images:
        if one.platform is not None and one.platform.suits(wanted):
            return one
    if len(images) == 1 and images[0].platform is None:
        return images[0]
    there = ", ".join(sorted({str(one.platform) for one in images if one.platform})) or "none"
    raise NoPlatformError(f"The image is not made for {wanted}: choose another with --platform (there are: {there[:300]}).")


def read_manifest(document: Mapping[str, Any]) -> Manifest:
    """An image's manifest.

    Raises:
        BadImageError: it is none.

    """
    if "layers" not in document or "config" not in document:
        raise BadImageError("The image's manifest is of a kind that is not read here (Docker's first version): push it again.")
    layers = _list(document["layers"])
    if len(layers) > MAX_LAYERS:
        raise BadImageError(f"The image has more than {MAX_LAYERS} layers, as no engine runs.")
    return Manifest(_descriptor(document["config"]), tuple(map(_descriptor, layers)), texts(document.get("annotations")))


def texts(value: object) -> dict[str, str]:
    """The texts of an object; whatever else it has is passed over."""
    return {key: one for key, one in value.items() if isinstance(one, str)} if isinstance(value, dict) else {}


def is_digest(text: object) -> bool:
    """Whether it is a digest that can be verified here."""
    return isinstance(text, str) and _DIGEST.fullmatch(text) is not None


def _descriptor(value: object) -> Descriptor:
    if not isinstance(value, dict):
        raise BadImageError("The image's manifest lists something that is no descriptor: push it again.")
    digest, size, kind = value.get("digest"), value.get("size"), value.get("mediaType", "")
    if not isinstance(digest, str) or not is_digest(digest):
        raise BadImageError("The image's manifest names a digest that is none: push it again.")
    if not isinstance(size, int) or isinstance(size, bool) or size < 0 or not isinstance(kind, str) or not _WORD.fullmatch(kind):
        raise BadImageError("The image's manifest has a descriptor without size or type: push it again.")
    platform = value.get("platform")
    return Descriptor(digest, size, kind, _platform(platform) if isinstance(platform, dict) else None)


def _platform(value: Mapping[str, Any]) -> Platform:
    os, architecture, variant = (value.get(key, "") for key in ("os", "architecture", "variant"))
    told = [part if isinstance(part, str) and _WORD.fullmatch(part) else "unknown" for part in (os, architecture, variant)]
    return Platform(*told)


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise BadImageError("The image's manifest has no list where one belongs: push it again.")
    return value
