"""composer.lock: `packages` and `packages-dev`, each with what it requires and its licences.

https://getcomposer.org/doc/01-basic-usage.md#commit-your-composer-lock-file-to-version-control
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from posixpath import dirname, join
from typing import TYPE_CHECKING

from scanner.inventory.dependency_graph import Graph, Place, places
from scanner.inventory.json_cursor import JsonCursor, parse_object
from scanner.inventory.loose import mapping, text, texts
from scanner.inventory.reading import InventoryError, UnparsableError
from scanner.inventory.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.inventory.reading import LockFile, Reading

MANIFEST = "composer.json"
_SECTIONS = {"packages": False, "packages-dev": True}
_RELEASE = re.compile(r"v?\d.*")


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    version: str
    line: int
    dev: bool
    pulls: tuple[str, ...]
    licences: tuple[str, ...]


def read(lock: LockFile) -> Reading:
    """Read a composer.lock. See `reading.Reader`."""
    entries = list(_entries(lock.text))
    path = join(dirname(lock.path), MANIFEST)
    asked = _asked(lock.lookup(path))
    names = {number: entry.name for number, entry in enumerate(entries)}
    numbered = {name: number for number, name in names.items()}
    pulls = {number: [numbered[name] for name in entry.pulls if name in numbered] for number, entry in enumerate(entries)}
    roots = [] if asked is None else [numbered[name] for name in asked if name in numbered]
    found = places(Graph(names, pulls, runtime=roots))
    tally = Tally("Packagist", lock.path)
    for number, entry in enumerate(entries):
        if _RELEASE.fullmatch(entry.version):
            place = Place(found[number].direct, entry.dev, found[number].via)
            tally.add(entry.name, entry.version, entry.line, place, licences=entry.licences)
        else:
            tally.pass_over("no-version", entry.name)
    return tally.reading(() if asked is None else (path,))


def _entries(source: str) -> Iterator[_Entry]:
    cursor = JsonCursor(source)
    known = False
    for section, _ in cursor.members():
        if section not in _SECTIONS:
            cursor.value()
            continue
        known = True
        for start in cursor.items():
            yield _entry(cursor, start, dev=_SECTIONS[section])
    cursor.end()
    if not known:
        raise UnparsableError("It lists no packages: regenerate it with composer update --lock.")


def _entry(cursor: JsonCursor, start: int, *, dev: bool) -> _Entry:
    fields: dict[str, object] = {}
    lines = {"name": start}
    for key, line in cursor.members():
        lines[key] = line
        fields[key] = cursor.value()
    licence = fields.get("license")
    pulls = tuple(name.lower() for name in mapping(fields.get("require")))
    licences = texts(licence) or tuple(filter(None, [text(licence)]))
    shown = (" OR ".join(licences),) if len(licences) > 1 else licences  # a list is a choice: composer's schema, "license"
    return _Entry(text(fields.get("name")).lower(), text(fields.get("version")), lines["name"], dev, pulls, shown)


def _asked(manifest: str | None) -> list[str] | None:
    if manifest is None:
        return None
    with suppress(InventoryError):
        document = parse_object(manifest)
        return [name.lower() for section in ("require", "require-dev") for name in mapping(document.get(section))]
    return None
