"""The process that reads a bill of materials: its path comes in on standard input, what it names goes out as JSON.

Run as `python -I -m scanner.engines.sbom_child`, under limits.
"""

from __future__ import annotations

import json
import os
import sys
from operator import attrgetter
from pathlib import Path

from findings.inventory import PACKAGE_FIELDS
from scanner.inventory.lock_bytes import decoded
from scanner.inventory.reading import MAX_CHARACTERS, InventoryError, TooLargeError
from scanner.inventory.sbom import read_sbom


def main() -> None:
    """Answer one request."""
    path = Path(os.fsdecode(sys.stdin.buffer.read()))
    try:
        answer = _read(path)
    except InventoryError as error:
        answer = {"fault": (error.reason, f"{path.name} was not read. {error}")}
    sys.stdout.write(json.dumps(answer))


def _read(path: Path) -> dict[str, object]:
    with path.open("rb") as file:
        content = file.read(4 * MAX_CHARACTERS + 1)  # UTF-8 takes at most four bytes a character
    if len(content) > 4 * MAX_CHARACTERS:
        raise TooLargeError(f"It is longer than {MAX_CHARACTERS} characters: split it.")
    reading = read_sbom(path.name, decoded(content))
    values = attrgetter(*PACKAGE_FIELDS)
    return {
        "packages": list(map(values, reading.packages)),
        "skipped": [(item.path, item.reason.code, item.reason.text, item.gap) for item in reading.skipped],
    }


if __name__ == "__main__":
    main()
