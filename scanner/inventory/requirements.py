"""requirements.txt and its kin, with the files they include: `-r` adds what is wanted, `-c` only says at which version.

A file says by its name whether what it asks for is for development. A constraint file that is read for itself, and not through an
include, names what would be installed if something asked for it: its exact versions count, its bounds do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from posixpath import basename, dirname
from typing import TYPE_CHECKING

from scanner.inventory import requirement_lines
from scanner.inventory.dependency_graph import UNKNOWN, Graph, Place, places
from scanner.inventory.tally import Tally
from scanner.inventory.tree_paths import inside

if TYPE_CHECKING:
    from scanner.inventory.reading import LockFile, Reading
    from scanner.inventory.requirement_lines import Wanted

_DEV_WORDS = frozenset(
    {"ci", "dev", "develop", "development", "doc", "docs", "lint", "linting", "test", "testing", "tests", "typing"}
)
_WORD = re.compile(r"[a-z]+")


@dataclass(slots=True)
class _Files:
    """Every file that takes part, parsed."""

    wanted: dict[str, list[Wanted]] = field(default_factory=dict)
    constraints: dict[str, list[Wanted]] = field(default_factory=dict)
    missing: list[tuple[str, str]] = field(default_factory=list)
    """The including file, and the include as written."""

    def gather(self, lock: LockFile) -> None:
        """Parse the file and what it includes, each once."""
        waiting = [(lock.path, lock.text, is_constraints(lock.path))]
        while waiting:
            path, text, constraint = waiting.pop()
            known = self.constraints if constraint else self.wanted
            if path in known:
                continue
            parsed = requirement_lines.parse(text)
            known[path] = parsed.wanted
            for named, constrains in parsed.includes:
                target = inside(dirname(path), named)
                content = None if target is None else lock.lookup(target)
                if target is None or content is None:
                    self.missing.append((path, named))
                else:
                    waiting.append((target, content, constrains or constraint))


def is_constraints(path: str) -> bool:
    """Whether a file holds constraints by its name."""
    return basename(path).startswith("constraints")


def read(lock: LockFile) -> Reading:
    """Read a requirements file. See `reading.Reader`."""
    files = _Files()
    files.gather(lock)
    tally = Tally("PyPI", lock.path)
    pins = {entry.name: (path, entry) for path, entries in files.constraints.items() for entry in entries if entry.version}
    for path, entries in files.wanted.items():
        _count(tally, path, entries, pins)
    if is_constraints(lock.path):
        _count(tally, lock.path, [entry for entry in files.constraints[lock.path] if entry.fault != "unpinned"], {})
    for path, named in files.missing:
        tally.pass_over("missing-include", "a URL" if "://" in named else named, path)  # a URL may hold a password
    return tally.reading(tuple({*files.wanted, *files.constraints} - {lock.path}))


def _count(tally: Tally, path: str, entries: list[Wanted], pins: dict[str, tuple[str, Wanted]]) -> None:
    dev = _is_dev(path)
    for entry, found in zip(entries, _places(entries), strict=True):
        place = replace(found, dev=dev)
        pin = pins.get(entry.name) if entry.fault == "unpinned" else None
        if pin is not None:
            tally.add(entry.name, pin[1].version, pin[1].line, place, pin[0])
        elif entry.fault:
            tally.pass_over(entry.fault, entry.name or f"line {entry.line}", path)
        else:
            tally.add(entry.name, entry.version, entry.line, place, path)


def _is_dev(path: str) -> bool:
    """Whether the file's name, or the name of its folder below `requirements`, says that it is for development."""
    return bool(_DEV_WORDS & set(_WORD.findall(basename(path).lower())))


def _places(entries: list[Wanted]) -> list[Place]:
    """Places by the comments of pip-compile or uv; nothing is known of what no comment tells of."""
    if not any(entry.wanted_by for entry in entries):
        return [UNKNOWN] * len(entries)
    numbers: dict[str, int] = {entry.name: number for number, entry in enumerate(entries)}
    pulls: dict[int, list[int]] = {}
    for number, entry in enumerate(entries):
        for name in entry.wanted_by:
            if name in numbers:
                pulls.setdefault(numbers[name], []).append(number)
    roots = [number for number, entry in enumerate(entries) if "" in entry.wanted_by]
    found = places(Graph({number: entry.name for number, entry in enumerate(entries)}, pulls, roots))
    return [found[number] if entry.wanted_by else UNKNOWN for number, entry in enumerate(entries)]
