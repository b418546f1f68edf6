"""bun.lock, the text lock file of Bun 1.2 and newer: JSON with trailing commas.

https://bun.com/docs/pm/lockfile. `workspaces` are the root and the projects below it. The keys of `packages` are paths of names:
`a/b` is the b that a gets, where it is another one than everybody's. bun.lockb, the older binary form, is not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from scanner.inventory.json_cursor import JsonCursor
from scanner.inventory.loose import mapping, sequence, text
from scanner.inventory.npm_manifest import Asked, asked_in, pulled_by
from scanner.inventory.npm_tree import MODULES, Entry, Tree, places_in
from scanner.inventory.reading import LockFile, Reading, UnparsableError
from scanner.inventory.tally import Tally

_EXTRA = re.compile(r'("(?:[^"\\]++|\\.)*+"?)|//[^\n]*+|,(?=[ \t\r\n]*+[}\]])', re.DOTALL)
"""Strings, which are kept, and what JSON does not have: comments, and commas before a closing bracket."""


@dataclass(slots=True)
class _Layout:
    folders: Tree = field(default_factory=dict)
    projects: dict[str, Asked] = field(default_factory=dict)
    seen: bool = False


def read(lock: LockFile) -> Reading:
    """Read a bun.lock. See `reading.Reader`."""
    layout = _layout(_EXTRA.sub(lambda found: found[1] or " ", lock.text))
    placed = places_in(layout.folders, layout.projects)
    tally = Tally("npm", lock.path)
    for folder, entry in layout.folders.items():
        if entry.link is not None:
            continue
        if entry.version:
            tally.add(entry.name, entry.version, entry.line, placed[folder])
        else:
            tally.pass_over("no-version", entry.name)
    return tally.reading()


def _layout(source: str) -> _Layout:
    layout = _Layout()
    cursor = JsonCursor(source)
    for key, _ in cursor.members():
        if key == "packages":
            layout.seen = True
            for path, line in cursor.members():
                _gather(layout, path, sequence(cursor.value()), line)
        elif key == "workspaces":
            for path, value in mapping(cursor.value()).items():
                project = mapping(value)
                layout.projects[_folder(text(project.get("name"))) if path else ""] = asked_in(project)
        else:
            cursor.value()
    cursor.end()
    if not (layout.seen or layout.projects):
        raise UnparsableError("It has neither workspaces nor packages: regenerate it with bun install.")
    return layout


def _gather(layout: _Layout, path: str, value: list[object], line: int) -> None:
    resolution = text(value[0]) if value else ""
    at = resolution.find("@", 1)
    name, version = (resolution[:at], resolution[at + 1 :]) if at > 0 else (path, "")
    folder = _folder(path)
    pulls = tuple(pulled for item in value[1:] if isinstance(item, dict) for pulled in pulled_by(item))
    link = folder if version.startswith("workspace:") else None
    layout.folders[folder] = Entry(name, version if version[:1].isdigit() else "", line, pulls, link=link)


def _folder(path: str) -> str:
    """A path of names as npm would lay it out: `@s/a/b` is `node_modules/@s/a/node_modules/b`."""
    names: list[str] = []
    for part in path.split("/"):
        if names and names[-1].startswith("@") and "/" not in names[-1]:
            names[-1] += f"/{part}"
        else:
            names.append(part)
    return "/".join(MODULES + name for name in names)
