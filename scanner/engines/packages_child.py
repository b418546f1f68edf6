"""The process that reads lock files for the packages engine: what to read comes in on standard input, what was read goes out.

Run as `python -I -m scanner.engines.packages_child`, under limits. Both messages are one JSON object; see `packages`.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

from scanner.inventory.tree_reading import read_tree


def main() -> None:
    """Answer one request.

    `{"root": ..., "files": [...], "context": [...]}` becomes the fields of a `TreeReading`.
    """
    request = json.load(sys.stdin)
    reading = read_tree(Path(request["root"]), tuple(request["files"]), tuple(request["context"]))
    fields = {
        "packages": [asdict(package) for package in reading.packages],
        "skipped": [asdict(skipped) for skipped in reading.skipped],
        "files": reading.files,
        "bytes": reading.bytes,
    }
    json.dump(fields, sys.stdout)


if __name__ == "__main__":
    main()
