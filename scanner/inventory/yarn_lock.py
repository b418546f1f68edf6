"""yarn.lock of Yarn 1: blocks of lines, each headed by the requests it answers.

https://classic.yarnpkg.com/lang/en/docs/yarn-lock/. Yarn 2 and newer write YAML under the same name: `yarn_berry`.
What the project itself asks for stands in package.json, and in those of the workspaces below it. A scan may not have them all, so
with workspaces the requests nobody in the file makes count as the project's, and nothing else is said not to be direct.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scanner.inventory import yarn_berry
from scanner.inventory.dependency_graph import Graph, Place, places
from scanner.inventory.members import manifests_of
from scanner.inventory.npm_manifest import NAME, beside, manifest_at, real_name
from scanner.inventory.reading import LockFile, Reading, UnparsableError
from scanner.inventory.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.inventory.npm_manifest import Asked

_MARK = "# yarn lockfile v1"
_FIELD = re.compile(r'  "?(\w+)"? "?([^"]*)"?')
_SECTION = re.compile(r'  "?(\w+)"?:')
_REQUEST = re.compile(r'    "?([^"\s]+)"? "?([^"]*)"?')
_PULLS = frozenset({"dependencies", "optionalDependencies"})


@dataclass(slots=True)
class _Block:
    line: int
    requests: list[str]
    version: str = ""
    pulls: list[str] = field(default_factory=list)
    section: str = ""
    """The one whose lines come next."""

    @property
    def name(self) -> str:
        name, wanted = _split(self.requests[0])
        return real_name(name, wanted)[0]

    def take(self, line: str) -> bool:
        """Take an indented line in; false for one that Yarn does not write."""
        if named := _SECTION.fullmatch(line):
            self.section = named[1]
        elif request := _REQUEST.fullmatch(line):
            if self.section in _PULLS:
                self.pulls.append(f"{request[1]}@{request[2]}")
        elif value := _FIELD.fullmatch(line):
            self.section = ""
            if value[1] == "version":
                self.version = value[2]
        else:
            return False
        return True


def read(lock: LockFile) -> Reading:
    """Read a yarn.lock. See `reading.Reader`."""
    if yarn_berry.METADATA.search(lock.text):
        return yarn_berry.read(lock)
    blocks = list(_blocks(lock.text))
    if not blocks and _MARK not in lock.text:
        raise UnparsableError("It is no yarn.lock: regenerate it with yarn install.")
    manifests = _manifests(lock)
    answers = {request: index for index, block in enumerate(blocks) for request in block.requests}
    found = _places(blocks, answers, list(manifests.values()))
    tally = Tally("npm", lock.path)
    for index, block in enumerate(blocks):
        if block.version[:1].isdigit():
            tally.add(block.name, block.version, block.line, found[index])
        else:
            tally.pass_over("no-version", block.name)
    return tally.reading(tuple(manifests))


def _manifests(lock: LockFile) -> dict[str, Asked]:
    """The project's manifest first, then its workspaces', by path."""
    found = beside(lock)
    for path, asked in list(found.items()):
        for member in manifests_of(lock, path, asked.workspaces, NAME):
            known = manifest_at(lock, member)
            if known is not None:
                found.setdefault(member, known)
    return found


def _places(blocks: list[_Block], answers: dict[str, int], projects: list[Asked]) -> dict[int, Place]:
    pulls = {number: [answers[request] for request in block.pulls if request in answers] for number, block in enumerate(blocks)}
    names = {number: block.name for number, block in enumerate(blocks)}
    if not projects:
        return places(Graph(names, pulls, runtime=()))
    runtime = [answers[request] for asked in projects for request in _requests(asked.runtime) if request in answers]
    dev = [answers[request] for asked in projects for request in _requests(asked.dev) if request in answers]
    if not projects[0].workspaces:
        return places(Graph(names, pulls, runtime, dev))
    inside = {request for block in blocks for request in block.pulls}
    outside = [number for request, number in answers.items() if request not in inside and number not in dev]
    found = places(Graph(names, pulls, [*runtime, *outside], dev))
    return {number: Place(place.direct or None, dev=place.dev, via=place.via) for number, place in found.items()}


def _requests(asked: dict[str, str]) -> list[str]:
    return [f"{name}@{wanted}" for name, wanted in asked.items()]


def _blocks(source: str) -> Iterator[_Block]:
    block: _Block | None = None
    for number, line in enumerate(source.removeprefix("\ufeff").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith(" "):
            if block is None or not block.take(line):
                raise _broken(number)
            continue
        if block is not None:
            yield block
        block = _Block(number, _heading(line, number))
    if block is not None:
        yield block


def _heading(line: str, number: int) -> list[str]:
    requests = [request.strip().strip('"') for request in line.rstrip().removesuffix(":").split(", ")]
    if not line.rstrip().endswith(":") or not all(_split(request)[0] for request in requests):
        raise _broken(number)
    return requests


def _split(request: str) -> tuple[str, str]:
    """Name and range of `@scope/name@^1.0.0`; the first @ of a scope belongs to the name."""
    at = request.find("@", 1)
    return (request[:at], request[at + 1 :]) if at > 0 else (request, "")


def _broken(number: int) -> UnparsableError:
    return UnparsableError(f"Line {number} is not one Yarn writes: regenerate it with yarn install.")
