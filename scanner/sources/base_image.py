"""Which of an image's layers are its base image's: what it was built on, and its builder can not mend.

The image says so itself, by annotation, by label, or between the lines of its history. It may say anything: what is told apart
here is told to people; nothing is let pass for it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scanner.sources.errors import SourceError
from scanner.sources.image_manifest import is_digest, is_index, read_document, read_manifest, texts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final

    from scanner.sources.image import Blobs
    from scanner.sources.image_manifest import Manifest

BASE_DIGEST: Final = "org.opencontainers.image.base.digest"
"""https://github.com/opencontainers/image-spec/blob/v1.1.0/annotations.md"""
_STARTS: Final = ("/bin/sh -c #(nop)  CMD", "/bin/sh -c #(nop) CMD", "CMD ")
"""What Docker's and BuildKit's histories write for a CMD instruction, with which official base images end."""
_MOST_ENTRIES: Final = 2000


@dataclass(frozen=True, slots=True)
class BaseImage:
    """What of an image is its base image's; None where nothing tells."""

    layers: int | None = None
    """How many from the bottom."""
    steps: int | None = None
    """How many entries of the build history, from the first."""


def base_image(blobs: Blobs, manifest: Manifest, config: Mapping[str, Any]) -> BaseImage:
    """Tell the base image apart."""
    return _by_digest(blobs, manifest, config) or _by_history(manifest, config)


def steps(config: Mapping[str, Any]) -> list[str]:
    """What each entry of the build history was made by, from the first; empty for one that does not tell."""
    history = config.get("history")
    entries = history if isinstance(history, list) else []
    told = (entry.get("created_by") if isinstance(entry, dict) else None for entry in entries)
    return [step if isinstance(step, str) else "" for step in told]


def _by_digest(blobs: Blobs, manifest: Manifest, config: Mapping[str, Any]) -> BaseImage | None:
    """The named base image's own layers, if it lies where the image does and they are the image's first ones."""
    inner = config.get("config")
    labels = texts(inner.get("Labels")) if isinstance(inner, dict) else {}
    digest = manifest.annotations.get(BASE_DIGEST) or labels.get(BASE_DIGEST)
    if digest is None or not is_digest(digest):
        return None
    try:
        document = read_document(blobs.manifest(digest)[0])
        if is_index(document):
            return None
        base = read_manifest(document)
        theirs = read_document(blobs.document(base.config))
    except SourceError:
        return None  # it lies in another registry as a rule, and the history may tell
    layers = _common(manifest, base) or _common_unpacked(config, theirs)
    return None if layers is None else BaseImage(layers, _common_steps(config, theirs))


def _common(manifest: Manifest, base: Manifest) -> int | None:
    own = [layer.digest for layer in manifest.layers]
    theirs = [layer.digest for layer in base.layers]
    return len(theirs) if theirs and own[: len(theirs)] == theirs else None


def _common_unpacked(config: Mapping[str, Any], base: Mapping[str, Any]) -> int | None:
    """By what the layers unpack to: a builder may have packed them anew."""
    own, theirs = _unpacked_digests(config), _unpacked_digests(base)
    return len(theirs) if theirs and own[: len(theirs)] == theirs else None


def _unpacked_digests(config: Mapping[str, Any]) -> list[str]:
    rootfs = config.get("rootfs")
    found = rootfs.get("diff_ids") if isinstance(rootfs, dict) else None
    return [json.dumps(one) for one in found] if isinstance(found, list) else []


def _common_steps(config: Mapping[str, Any], base: Mapping[str, Any]) -> int | None:
    own, theirs = steps(config), steps(base)
    return len(theirs) if theirs and own[: len(theirs)] == theirs else None


def _by_history(manifest: Manifest, config: Mapping[str, Any]) -> BaseImage:
    """All up to the last CMD that instructions with layers follow: there somebody began to build on the image before."""
    history = config.get("history")
    if not isinstance(history, list) or not all(isinstance(entry, dict) for entry in history[:_MOST_ENTRIES]):
        return BaseImage()
    layers, found = 0, BaseImage()
    for number, entry in enumerate(history[:_MOST_ENTRIES], start=1):
        if entry.get("empty_layer") is True:
            step = entry.get("created_by")
            at_end = isinstance(step, str) and step.startswith(_STARTS)
            found = BaseImage(layers, number) if at_end and 0 < layers < len(manifest.layers) else found
        else:
            layers += 1
    return found if layers == len(manifest.layers) else BaseImage()
