"""Pipfile.lock: categories of pinned packages, `default` and `develop` among them. https://pipenv.pypa.io/en/latest/pipfile.html.

It does not tell who pulls in whom; the Pipfile beside it tells what was asked for.
"""

from __future__ import annotations

from contextlib import suppress
from posixpath import dirname, join
from typing import TYPE_CHECKING

from scanner.inventory.dependency_graph import Place
from scanner.inventory.json_cursor import JsonCursor
from scanner.inventory.loose import mapping, text
from scanner.inventory.pypi_names import normalised
from scanner.inventory.reading import InventoryError
from scanner.inventory.tally import Tally
from scanner.inventory.toml_tables import parse_toml

if TYPE_CHECKING:
    from scanner.inventory.reading import LockFile, Reading

MANIFEST = "Pipfile"
_META, _DEV = "_meta", "develop"
_PINNED = "=="


def read(lock: LockFile) -> Reading:
    """Read a Pipfile.lock. See `reading.Reader`."""
    path = join(dirname(lock.path), MANIFEST)
    asked = _asked(lock.lookup(path))
    tally = Tally("PyPI", lock.path)
    cursor = JsonCursor(lock.text)
    for category, _ in cursor.members():
        if category == _META:
            cursor.value()
            continue
        for key, line in cursor.members():
            name, entry = normalised(key), mapping(cursor.value())
            version = text(entry.get("version"))
            if version.startswith(_PINNED):
                direct = None if asked is None else name in asked
                tally.add(name, version.removeprefix(_PINNED).strip(), line, Place(direct, dev=category == _DEV))
            else:
                tally.pass_over("no-version", name)
    cursor.end()
    return tally.reading(() if asked is None else (path,))


def _asked(manifest: str | None) -> frozenset[str] | None:
    """Names a Pipfile asks for, in all its categories; None without a readable one."""
    if manifest is None:
        return None
    with suppress(InventoryError):
        tables = {key: mapping(value) for key, value in parse_toml(manifest).items()}
        return frozenset(
            normalised(name) for key, table in tables.items() if key not in {"requires", "scripts"} for name in table
        )
    return None
