"""A function's layer without what no scan of a function looks at: read once, kept, and laid under each function that has it.

    python -m scanner.sources.kept_layer layer.zip kept.zip

It is a zip archive of the files that tell of packages, with an account of the rest: names, for a later layer's file takes an
earlier one's place whatever it holds, and what was refused, for a gap stays a gap. Only what this module wrote is to be read as
such: a layer that lists names of its own would hide what lies below it.
"""

from __future__ import annotations

import json
import sys
import tempfile
import zipfile
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.archives.allowance import FUNCTION_LIMITS, RATIO_FROM_BYTES, Allowance
from scanner.archives.errors import BadArchiveError
from scanner.sources.collecting import Collector, FileEntry
from scanner.sources.disk import own_disk
from scanner.sources.errors import SourceError
from scanner.sources.evidence import Evidence
from scanner.sources.holdings import Held
from scanner.sources.search_places import is_searched_in_function
from scanner.sources.zip_files import collect_files, opened

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Final

    from scanner.archives.zip import Zip

LAYER_ROOT: Final = b"opt/"
"""https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html"""
ACCOUNT: Final = b"../outrider-layer.json"
"""The account's name: no layer's file can have it, for it leads out of the layer."""
_ACCOUNT_BYTES: Final = 100_000_000
_EPOCH: Final = (2020, 1, 1, 0, 0, 0)
_PROGRAM_MODE, _FILE_MODE = 0o100755, 0o100644
_FAILED: Final = 3


def keep_layer(layer: Path, kept: Path, folder: Path) -> None:
    """Write what is kept of a layer; the same bytes for the same layer.

    Args:
        layer: its zip archive.
        kept: where it is written; must not exist.
        folder: of this reading's own; must not exist.

    Raises:
        SourceError: the layer can not be read, or holds more than Lambda lets it.

    """
    with own_disk(), closing(Collector(folder, is_searched_in_function)) as collector:
        with opened(layer, Allowance(FUNCTION_LIMITS)) as files:
            taken = sorted(set(collect_files(files, LAYER_ROOT, 0, collector)))
        held = {path: node for path, node in collector.tree.walk() if isinstance(node, Held)}
        for path in [path for path in held if not _is_text(path)]:
            collector.refuse(path, "unsafe-path", "Its name is no UTF-8, so it was not read.")
            del held[path]
        texts = {path for path, node in held.items() if node.evidence is None}
        account = {
            "v": 1,
            "names": [_name(path) for path in taken if path not in held],
            "texts": [_name(path) for path in sorted(texts)],
            "refused": [[one.path, one.reason.code, one.reason.text] for one in collector.refused()],
        }
        with zipfile.ZipFile(kept, "x") as out:
            _write(out, ACCOUNT.decode(), [json.dumps(account).encode()], _FILE_MODE, stored=False)
            for path in sorted(held.keys() - texts):
                node = held[path]
                mode = _PROGRAM_MODE if node.evidence is Evidence.PROGRAM else _FILE_MODE
                # What deflates to a two hundredth is refused where it is read again: what is large stays as it is.
                name = path.removeprefix(LAYER_ROOT).decode()
                _write(out, name, node.blocks(), mode, stored=node.size > RATIO_FROM_BYTES)


def read_account(archive: Zip, below: bytes, number: int, collector: Collector) -> None:
    """Take down what is told of the files that were not kept.

    Raises:
        BadArchiveError: it is no kept layer.

    """
    entry = next((one for one in archive.entries if one.path == ACCOUNT), None)
    if entry is None or entry.size > _ACCOUNT_BYTES:
        raise BadArchiveError("It is no layer that was kept by this scanner: keep the layer again.")
    content = archive.open(entry)
    told = json.loads(b"".join(iter(lambda: content.read(1 << 20), b"")))
    for name in told["names"]:
        collector.passed(below + name.encode("latin-1"), number)
    for name in told["texts"]:  # nothing looks into a layer's text, but where it lies counts
        collector.file(FileEntry(below + name.encode("latin-1"), 0, executable=False, content=BytesIO()), number, text=True)
    for path, code, text in told["refused"]:
        collector.refuse(path.encode("utf-8", "surrogateescape"), code, text)


def _write(out: zipfile.ZipFile, name: str, blocks: Iterable[bytes], mode: int, *, stored: bool) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    info.external_attr = mode << 16
    with out.open(info, "w", force_zip64=True) as file:
        for block in blocks:
            file.write(block)


def _name(path: bytes) -> str:
    """A path as JSON can have it, byte for byte."""
    return path.removeprefix(LAYER_ROOT).decode("latin-1")


def _is_text(path: bytes) -> bool:
    try:
        path.decode()
    except UnicodeDecodeError:
        return False
    return True


def main(layer: str, kept: str) -> int:
    """Answers a status of 3, and says why, where it can not be read."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            keep_layer(Path(layer), Path(kept), Path(folder) / "held")
        except SourceError as error:
            sys.stderr.write(f"outrider: {error}\n")
            return _FAILED
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
