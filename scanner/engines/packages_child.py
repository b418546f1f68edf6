"""The process that reads lock files for the packages engine: what to read comes in on standard input, what was read goes out.

Run as `python -I -m scanner.engines.packages_child`, under limits. Both messages are one JSON object; see `packages`.
"""

from __future__ import annotations

import gc
import json
import sys
from operator import attrgetter
from pathlib import Path

from findings.inventory import PACKAGE_FIELDS
from scanner.inventory.tree_reading import read_tree


def main() -> None:
    """Answer one request.

    `{"root": ..., "files": [...], "context": [...]}` becomes the fields of a `TreeReading`, a package as the list of its values.
    """
    gc.disable()  # a large lock file makes a million objects without cycles, and this process ends soon
    request = json.load(sys.stdin)
    reading = read_tree(Path(request["root"]), tuple(request["files"]), tuple(request["context"]))
    values = attrgetter(*PACKAGE_FIELDS)
    answer = {
        "packages": list(map(values, reading.packages)),
        "skipped": [(item.path, item.reason.code, item.reason.text, item.gap) for item in reading.skipped],
        "files": reading.files,
        "bytes": reading.bytes,
    }
    sys.stdout.write(json.dumps(answer))  # at once: `json.dump` takes the slow way over a stream


if __name__ == "__main__":
    main()
