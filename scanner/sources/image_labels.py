"""Where an image says it was made from: by its labels, or by annotations of its manifest.

https://github.com/opencontainers/image-spec/blob/v1.1.0/annotations.md#pre-defined-annotation-keys
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from findings.provenance import Provenance
from scanner.sources.image_manifest import texts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final

    from scanner.sources.image_manifest import Manifest

SOURCE: Final = "org.opencontainers.image.source"
REVISION: Final = "org.opencontainers.image.revision"
MAX_CHARS: Final = 500


def provenance(manifest: Manifest, config: Mapping[str, Any]) -> Provenance:
    """What is said; empty where nothing is. An annotation is of this image alone, a label may be the base image's."""
    inner = config.get("config")
    labels = texts(inner.get("Labels")) if isinstance(inner, dict) else {}
    said = {**labels, **manifest.annotations}
    return Provenance(said.get(SOURCE, "")[:MAX_CHARS], said.get(REVISION, "")[:MAX_CHARS])
