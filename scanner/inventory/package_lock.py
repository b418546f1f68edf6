"""package-lock.json and npm-shrinkwrap.json, versions 1, 2 and 3.

https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json. Versions 2 and 3 list folders in `packages`, the root and the
workspaces among them. Version 1 nests `dependencies` and tells nothing of the root: its package.json does.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from scanner.inventory.json_cursor import JsonCursor
from scanner.inventory.loose import mapping, text
from scanner.inventory.npm_manifest import Asked, asked_in, beside, pulled_by, real_name
from scanner.inventory.npm_tree import MODULES, Entry, Tree, place_of, places_in
from scanner.inventory.reading import LockFile, Reading, TooDeepError, UnparsableError, UnsupportedVersionError
from scanner.inventory.tally import Tally

_MAX_NESTING = 100
"""Of version 1's `dependencies`; real ones stay below 20."""

_ARCHIVES = (".tgz", ".tar.gz", ".tar")


@dataclass(slots=True)
class _Layout:
    """Folders, and the projects that ask for them: the root is ""."""

    folders: Tree = field(default_factory=dict)
    projects: dict[str, Asked] = field(default_factory=dict)


def read(lock: LockFile) -> Reading:
    """Read a package-lock.json. See `reading.Reader`."""
    version, flat, nested = _parse(lock.text)
    if version in (2, 3):
        return _reading(lock, flat)
    if version != 1:
        raise UnsupportedVersionError("Its lockfileVersion is none of 1, 2 and 3: regenerate it with a current npm.")
    manifests = beside(lock)
    for asked in manifests.values():
        nested.projects[""] = asked
    if not manifests:
        nested.projects.clear()  # what the root asks for is not known, so who is direct is not either
    return _reading(lock, nested, tuple(manifests))


def _reading(lock: LockFile, layout: _Layout, included: tuple[str, ...] = ()) -> Reading:
    tally = Tally("npm", lock.path)
    placed = places_in(layout.folders, layout.projects)
    for folder, entry in layout.folders.items():
        if entry.link is not None:
            continue
        if entry.version:
            tally.add(entry.name, entry.version, entry.line, place_of(placed, folder, dev=entry.dev), licences=entry.licences)
        else:
            tally.pass_over("no-version", entry.name)
    return tally.reading(included)


def _parse(source: str) -> tuple[object, _Layout, _Layout]:
    """Version, layout by `packages`, layout by `dependencies`; only the version's own layout is complete."""
    cursor = JsonCursor(source)
    version: object = None
    flat, nested = _Layout(), _Layout()
    for key, _ in cursor.members():
        if key == "packages":
            _gather_flat(cursor, flat)
        elif key == "dependencies" and version in (None, 1):
            _gather_nested(cursor, nested)
        elif key == "lockfileVersion":
            version = cursor.value()
        else:
            cursor.value()
    cursor.end()
    if version is None and not nested.folders:
        raise UnparsableError("It has neither a lockfileVersion nor dependencies: regenerate it with npm.")
    return 1 if version is None else version, flat, nested  # npm 5's first files name no version and are version 1


def _gather_flat(cursor: JsonCursor, layout: _Layout) -> None:
    for folder, line in cursor.members():
        value = mapping(cursor.value())
        if MODULES not in folder:
            layout.projects[folder] = asked_in(value)
            continue
        name = text(value.get("name")) or folder.rpartition(MODULES)[2]
        link = text(value.get("resolved")) if value.get("link") is True else None
        pulls = pulled_by(value)
        licences = tuple(filter(None, [text(value.get("license"))]))
        layout.folders[folder] = Entry(name, text(value.get("version")), line, pulls, value.get("dev") is True, link, licences)


def _gather_nested(cursor: JsonCursor, layout: _Layout, outer: str = "", depth: int = 0) -> None:
    """Version 1: an entry's own `dependencies` lie in its node_modules."""
    if depth > _MAX_NESTING:
        raise TooDeepError("It nests dependencies deeper than any npm wrote: regenerate it.")
    for alias, line in cursor.members():
        folder = f"{outer}/{MODULES}{alias}" if outer else MODULES + alias
        rest: dict[str, object] = {}
        for key, _ in cursor.members():
            if key == "dependencies":
                _gather_nested(cursor, layout, folder, depth + 1)
            else:
                rest[key] = cursor.value()
        name, version = real_name(alias, text(rest.get("version")))
        pulls = mapping(rest.get("requires"))
        project = version.startswith("file:") and not version.endswith(_ARCHIVES)
        if project:
            layout.projects[folder] = Asked(pulls, {})
        exact = version if version[:1].isdigit() else ""  # else a URL or a repository
        link = folder if project else None
        layout.folders[folder] = Entry(name, exact, line, tuple(pulls), rest.get("dev") is True, link)
