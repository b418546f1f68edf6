"""A Lambda function's package and its layers, as the zip files they are deployed from.

Layers are unpacked to `/opt` there, the later upon the earlier ones, and lie at `opt/` here.
https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html
"""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING

from scanner.archives.allowance import FUNCTION_LIMITS, Allowance
from scanner.sources.collecting import Collector
from scanner.sources.contents import Contents, lay_out_contents
from scanner.sources.disk import own_disk
from scanner.sources.holdings import Held
from scanner.sources.kept_layer import ACCOUNT, LAYER_ROOT, read_account
from scanner.sources.search_places import is_searched_in_function
from scanner.sources.zip_files import collect_files, opened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Final

_RECORD: Final = re.compile(rb"[^/]+\.dist-info/RECORD")
_RECORD_BYTES: Final = 2_000_000


def open_function(package: Path, layers: Sequence[Path], folder: Path, *, kept: bool = False) -> Contents:
    """Lay out a function's own files, and what tells of packages in it and in its layers.

    Args:
        package: the function's.
        layers: lowest first.
        folder: of the scan's own.
        kept: the layers are what `kept_layer` left of them.

    Raises:
        NoSuchPathError: a file is not there.
        SourceError: an archive can not be read, or holds more than a function may.

    """
    allowance = Allowance(FUNCTION_LIMITS)
    with own_disk(), closing(Collector(folder / "held", is_searched_in_function)) as collector:
        for number, archive in enumerate(layers):
            _take(archive, LAYER_ROOT, number, collector, allowance, kept=kept)
        _take(package, b"", len(layers), collector, allowance)
        vendored = _vendored(collector)

        def searched(path: str) -> bool:
            top = path.partition("/")[0]
            return top not in vendored and top != "opt" and is_searched_in_function(path)

        return lay_out_contents(collector, folder, allowance, searched)


def _take(archive: Path, below: bytes, number: int, collector: Collector, allowance: Allowance, *, kept: bool = False) -> None:
    with opened(archive, allowance) as files:
        if kept:
            read_account(files, below, number, collector)
        collect_files(files, below, number, collector, ACCOUNT if kept else b"")


def _vendored(collector: Collector) -> frozenset[str]:
    """Names at the root that packages say are theirs: pip installs other people's code right beside a function's own."""
    found: set[str] = set()
    for raw, node in collector.tree.walk():
        if isinstance(node, Held) and _RECORD.fullmatch(raw):
            lines = node.read(_RECORD_BYTES).decode("utf-8", "replace").splitlines()
            found.update(line.partition("/")[0] for line in lines if "/" in line.partition(",")[0])
            found.update(line.partition(",")[0] for line in lines if "/" not in line.partition(",")[0])
    return frozenset(found)
