"""Layers, each read once: what scans need of one is kept in the bucket, and laid under every function that has it.

Kept by the digest of its zip file, whichever ARN names it, and by the scanner's own reading code, for another release may look
for more. Nothing in it depends on advisory data: each function's scan judges anew what its layers, one upon another, come to.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cloudformation.deploys.download import download
from cloudformation.deploys.scanner_process import keep_layer

if TYPE_CHECKING:
    from cloudformation.deploys.results import Results
    from cloudformation.deploys.targets import Package

_READERS: Final = ("sources", "archives")
_SCANNER: Final = Path(__file__).parent.parent.parent / "scanner"


@dataclass(frozen=True, slots=True)
class Layers:
    """The layers that were kept.

    Args:
        results: where they are.
        place: the folder of the account and region.

    """

    results: Results
    place: str

    def fetch(self, layer: Package, folder: Path, seconds: float) -> Path:
        """What is kept of a layer, as a file; read and kept now, if it was not before.

        Args:
            layer: as AWS names it.
            folder: of this layer's own, there already.
            seconds: after which reading it is ended.

        Raises:
            DeployError: it could not be had or read.

        """
        key = f"{self.place}/layers/{base64.b64decode(layer.sha256).hex()}/{readers()}.zip"
        kept = folder / "kept.zip"
        if self.results.version(key):
            self.results.fetch(key, kept)
            return kept
        whole = folder / "layer.zip"
        download(layer, whole)
        keep_layer(whole, kept, folder, seconds)
        whole.unlink()
        with kept.open("rb") as content:
            self.results.put(key, content, "application/zip")
        return kept


@functools.cache
def readers() -> str:
    """A digest of the code that says what is kept."""
    found = hashlib.sha256()
    for file in sorted(file for name in _READERS for file in (_SCANNER / name).glob("*.py")):
        found.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return found.hexdigest()[:16]
