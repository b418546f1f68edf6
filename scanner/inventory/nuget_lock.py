"""packages.lock.json of NuGet: for each framework, packages with what each pulls in.

https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files#locking-dependencies
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.inventory.dependency_graph import Graph, places
from scanner.inventory.json_cursor import JsonCursor
from scanner.inventory.loose import mapping, text
from scanner.inventory.reading import UnparsableError
from scanner.inventory.tally import Tally

if TYPE_CHECKING:
    from scanner.inventory.reading import LockFile, Reading

_OWN = "project"
_DIRECT = "direct"


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    version: str
    line: int
    kind: str
    pulls: tuple[str, ...]


def read(lock: LockFile) -> Reading:
    """Read a packages.lock.json. See `reading.Reader`."""
    tally = Tally("NuGet", lock.path)
    cursor = JsonCursor(lock.text)
    known = False
    for key, _ in cursor.members():
        if key != "dependencies":
            cursor.value()
            continue
        known = True
        for _framework, _ in cursor.members():
            _count(tally, {name.lower(): _entry(name, cursor.value(), line) for name, line in cursor.members()})
    cursor.end()
    if not known:
        raise UnparsableError("It has no dependencies: regenerate it with dotnet restore --use-lock-file.")
    return tally.reading()


def _entry(name: str, value: object, line: int) -> _Entry:
    fields = mapping(value)
    pulls = tuple(pulled.lower() for pulled in mapping(fields.get("dependencies")))
    return _Entry(name, text(fields.get("resolved")), line, text(fields.get("type")).lower(), pulls)


def _count(tally: Tally, entries: dict[str, _Entry]) -> None:
    """Count one framework's packages; other projects of the solution stand among them, as asked for by this one."""
    names = {key: entry.name for key, entry in entries.items()}
    roots = [key for key, entry in entries.items() if entry.kind == _DIRECT]
    roots += [pulled for entry in entries.values() if entry.kind == _OWN for pulled in entry.pulls]
    found = places(Graph(names, {key: entry.pulls for key, entry in entries.items()}, roots))
    for key, entry in entries.items():
        if entry.kind == _OWN:
            tally.pass_over("local", entry.name)
        elif entry.version:
            tally.add(entry.name, entry.version, entry.line, found[key])
        else:
            tally.pass_over("no-version", entry.name)
