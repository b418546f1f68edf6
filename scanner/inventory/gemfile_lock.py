"""Gemfile.lock: sections of gems with what each pulls in, and what the project asks for.

https://bundler.io/guides/rationale.html. Groups stand in the Gemfile only, which is Ruby: `gemfile` finds them in its text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from posixpath import basename, dirname, join
from typing import TYPE_CHECKING

from scanner.inventory.dependency_graph import Graph, places
from scanner.inventory.gemfile import dev_gems
from scanner.inventory.reading import UnparsableError
from scanner.inventory.tally import Tally

if TYPE_CHECKING:
    from scanner.inventory.reading import LockFile, Reading

_SECTION = re.compile(r"[A-Z][A-Z ]*")
_SPEC = re.compile(r"    ([^\s()!]+) \(([^\s()]+)\)")
_PULL = re.compile(r"      ([^\s()!]+)(?: \([^()]*\))?")
_ASKED = re.compile(r"  ([^\s()!]+)(?: \([^()]*\))?!?")
_SOURCES = frozenset({"GEM", "GIT", "PATH", "PLUGIN SOURCE"})
_MANIFESTS = {"Gemfile.lock": "Gemfile", "gems.locked": "gems.rb"}


@dataclass(slots=True)
class _Gems:
    lines: dict[str, tuple[str, int, str]] = field(default_factory=dict)
    """Name to version, line and section."""
    pulls: dict[str, list[str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    """Specs that have no version."""
    sections: set[str] = field(default_factory=set)


def manifest_beside(path: str) -> str:
    """The path of the Gemfile a lock file belongs to."""
    return join(dirname(path), _MANIFESTS.get(basename(path), "Gemfile"))


def read(lock: LockFile) -> Reading:
    """Read a Gemfile.lock. See `reading.Reader`."""
    gems = _gems(lock.text)
    manifest = lock.lookup(manifest_beside(lock.path))
    for_dev = dev_gems(manifest) if manifest is not None else frozenset()
    own = [name for name, (_, _, section) in gems.lines.items() if section == "PATH"]  # the project's gemspecs
    runtime = [name for name in gems.asked if name not in for_dev]
    runtime += [child for name in own for child in gems.pulls.get(name, ())]
    names = {name: name for name in gems.lines if name not in own}
    found = places(Graph(names, gems.pulls, runtime, [name for name in gems.asked if name in for_dev]))
    tally = Tally("RubyGems", lock.path)
    for name, (version, line, section) in gems.lines.items():
        if section == "PATH":
            tally.pass_over("local", name)
        else:
            tally.add(name, version, line, found[name])
    for odd in gems.odd:
        tally.pass_over("unparsable-line", odd)
    return tally.reading(() if manifest is None else (manifest_beside(lock.path),))


def _gems(source: str) -> _Gems:
    gems = _Gems()
    section = current = ""
    for number, line in enumerate(source.removeprefix("\ufeff").splitlines(), start=1):
        if _SECTION.fullmatch(line.rstrip()):
            section, current = line.rstrip(), ""
            gems.sections.add(section)
        elif section == "DEPENDENCIES" and (asked := _ASKED.fullmatch(line.rstrip())):
            gems.asked.append(asked[1])
        elif section in _SOURCES:
            if spec := _SPEC.fullmatch(line.rstrip()):
                current = spec[1]
                # A gem built for several platforms is named once for each: `nokogiri (1.16.0-x86_64-linux)`.
                gems.lines.setdefault(current, (spec[2].partition("-")[0], number, section))
            elif current and (pull := _PULL.fullmatch(line.rstrip())):
                gems.pulls.setdefault(current, []).append(pull[1])
            elif line.startswith("    "):
                gems.odd.append(line.strip())
        elif line.strip() and not section:
            raise UnparsableError(f"Line {number} is not one Bundler writes: regenerate it with bundle lock.")
    if source.strip() and not gems.sections & {*_SOURCES, "DEPENDENCIES"}:
        raise UnparsableError("It is no Gemfile.lock: regenerate it with bundle lock.")
    return gems
