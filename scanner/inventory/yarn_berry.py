"""yarn.lock of Yarn 2 and newer: YAML, each entry headed by the requests it answers, the project's workspaces among them.

https://yarnpkg.com/advanced/lexicon#locator. A workspace's entry does not tell what is only for development: its package.json
does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from scanner.inventory.dependency_graph import Graph, Place, places
from scanner.inventory.loose import mapping, text
from scanner.inventory.npm_manifest import NAME, Asked, manifest_at
from scanner.inventory.reading import LockFile, Reading, UnparsableError
from scanner.inventory.tally import Tally
from scanner.inventory.yaml_tree import Lined, parse_documents

if TYPE_CHECKING:
    from collections.abc import Iterable

METADATA = re.compile(r"^__metadata:", re.MULTILINE)
"""What only these lock files have."""

_WORKSPACE = re.compile(r'^  resolution: "[^"\n]{1,214}?@workspace:([^"\n]{1,500})"', re.MULTILINE)
"""Bounded by npm's longest name, and by more than any path: without bounds, one long line takes minutes."""
_PATCHED = re.compile(r"@?[^@\s]{1,214}@patch:([^#\s]{1,500})#")
"""A request for a patched package; what is patched is written as in an address. https://yarnpkg.com/protocol/patch"""
_MAX_WORKSPACES = 2000
_PULLS = ("dependencies", "peerDependencies")


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    version: str
    protocol: str
    """`npm`, `workspace`, `patch`: what stands before the colon of its resolution."""
    line: int
    requests: tuple[str, ...]
    pulls: tuple[str, ...]


def manifests_of(lock_path: str, source: str) -> list[str]:
    """Paths of the package.json files of the workspaces that a lock file names."""
    found = (match[1] for match, _ in zip(_WORKSPACE.finditer(source), range(_MAX_WORKSPACES), strict=False))
    paths = (normpath(join(dirname(lock_path), folder, NAME)) for folder in found)
    return [path for path in paths if not path.startswith(("/", ".."))]


def read(lock: LockFile) -> Reading:
    """Read a yarn.lock of Yarn 2 or newer. See `reading.Reader`."""
    documents = parse_documents(lock.text)
    if len(documents) != 1 or not isinstance(documents[0], Lined):
        raise UnparsableError("It is no yarn.lock: regenerate it with yarn install.")
    entries = [_entry(key, value, documents[0].lines[key]) for key, value in documents[0].items() if key != "__metadata"]
    manifests = {path: asked for path in manifests_of(lock.path, lock.text) if (asked := manifest_at(lock, path)) is not None}
    found = _places(entries, list(manifests.values()))
    tally = Tally("npm", lock.path)
    for number, entry in enumerate(entries):
        if entry.protocol == "workspace":
            continue
        if entry.version[:1].isdigit() and entry.protocol not in {"link", "portal", "file"}:
            tally.add(entry.name, entry.version, entry.line, found[number])
        else:
            tally.pass_over("no-version", entry.name)
    return tally.reading(tuple(manifests))


def _entry(key: str, value: object, line: int) -> _Entry:
    fields = mapping(value)
    resolution = text(fields.get("resolution"))
    at = resolution.find("@", 1)
    protocol = resolution[at + 1 :].partition(":")[0]
    pulls = tuple(f"{name}@{text(wanted)}" for section in _PULLS for name, wanted in mapping(fields.get(section)).items())
    return _Entry(
        name=resolution[:at] if at > 0 else "",
        version=text(fields.get("version")),
        protocol=protocol,
        line=line,
        requests=tuple(request.strip() for request in key.split(",")),
        pulls=pulls,
    )


def _places(entries: list[_Entry], asked: Iterable[Asked]) -> dict[int, Place]:
    answers: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        for request in entry.requests:
            answers.setdefault(request, []).append(number)
            if patched := _PATCHED.match(request):  # whoever asks for what is patched gets the patched one
                answers.setdefault(unquote(patched[1]), []).append(number)

    def answered(requests: Iterable[str]) -> list[int]:
        return [number for request in requests for number in _answers(answers, request)]

    pulls = {number: answered(entry.pulls) for number, entry in enumerate(entries) if entry.protocol != "workspace"}
    names = {number: entries[number].name for number in pulls}
    for_dev = {name for it in asked for name in it.dev} - {name for it in asked for name in it.runtime}
    wanted = [request for entry in entries if entry.protocol == "workspace" for request in entry.pulls]
    dev = [request for request in wanted if request[: request.find("@", 1)] in for_dev]
    runtime = [request for request in wanted if request[: request.find("@", 1)] not in for_dev]
    return places(Graph(names, pulls, answered(runtime), answered(dev)))


def _answers(answers: dict[str, list[int]], request: str) -> list[int]:
    """The entries for a request; Yarn 2 and 3 leave the protocol npm out where it is asked, not where it is answered."""
    at = request.find("@", 1)
    return [*answers.get(request, ()), *answers.get(f"{request[:at]}@npm:{request[at + 1 :]}", ())]
