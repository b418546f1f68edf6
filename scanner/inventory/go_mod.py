"""go.mod: the modules of a build list, `// indirect` telling which ones the main module does not import itself.

https://go.dev/ref/mod#go-mod-file. Since Go 1.17 the file names every module that is needed, before only those asked for. It
does not tell who pulls in whom, nor what only tests need. Versions keep the v Go writes them with. A `toolchain` line is a
project's word on the standard library it is built with, and is reported as the package `stdlib`; a `go` line is only the oldest
language it accepts, and is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scanner.inventory.dependency_graph import Place
from scanner.inventory.reading import UnparsableError
from scanner.inventory.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.inventory.reading import LockFile, Reading

_TOKEN = re.compile(r'"[^"]*"|`[^`]*`|[()]|=>|[^\s()"`]+')
_TOOLCHAIN = re.compile(r"go(\d+(?:\.\d+){1,2})(?:-.*)?")
_LANGUAGE = re.compile(r"(\d{1,4})\.(\d{1,4})")
_PRUNED = (1, 17)
"""https://go.dev/ref/mod#graph-pruning"""
_VERSION = re.compile(r"v\d.*")
_DIRECTIVES = frozenset({"module", "go", "toolchain", "godebug", "require", "exclude", "replace", "retract", "tool", "ignore"})


@dataclass(frozen=True, slots=True)
class _Required:
    path: str
    version: str
    line: int
    direct: bool


@dataclass(slots=True)
class _Module:
    """What the directives say."""

    required: list[_Required] = field(default_factory=list)
    replaced: dict[tuple[str, str], tuple[str, str, int]] = field(default_factory=dict)
    """(path, version or "") to (path, version or "", line)."""
    toolchain: tuple[str, int] | None = None
    pruned: bool = False
    """Whether it is of a Go that names what is pulled in too."""


def read(lock: LockFile) -> Reading:
    """Read a go.mod. See `reading.Reader`."""
    module = _Module()
    known = False
    for number, directive, words, comment in _lines(lock.text):
        if directive not in _DIRECTIVES:
            raise _broken(number)
        known = True
        _apply(module, number, directive, words, indirect=comment.split(";")[0].strip() == "indirect")
    if not known and lock.text.strip():
        raise UnparsableError("It is no go.mod: regenerate it with go mod tidy.")
    tally = Tally("Go", lock.path)
    for wanted in module.required:
        _count(tally, module, wanted)
    if module.toolchain is not None:
        tally.add("stdlib", *module.toolchain, Place(direct=True))
    return tally.reading(direct_only=not module.pruned)


def _count(tally: Tally, module: _Module, wanted: _Required) -> None:
    """Count a requirement, or what stands in for it."""
    path, version, line = wanted.path, wanted.version, wanted.line
    stand_in = module.replaced.get((path, version)) or module.replaced.get((path, ""))
    if stand_in is not None:
        path, version, line = stand_in
    if version:
        tally.add(path, version, line, Place(wanted.direct))
    else:
        tally.pass_over("local", f"{wanted.path} => {path}")


def _apply(module: _Module, number: int, directive: str, words: list[str], *, indirect: bool) -> None:
    match directive, words:
        case "require", [path, version] if _VERSION.fullmatch(version):
            module.required.append(_Required(path, version, number, direct=not indirect))
        case "replace", [path, *old, "=>", target]:
            module.replaced[path, "".join(old)] = (target, "", number)
        case "replace", [path, *old, "=>", target, version]:
            module.replaced[path, "".join(old)] = (target, version, number)
        case (("require" | "replace"), _):
            raise _broken(number)
        case "toolchain", [name] if found := _TOOLCHAIN.fullmatch(name):
            module.toolchain = (found[1], number)
        case "go", [version] if found := _LANGUAGE.match(version):
            module.pruned = (int(found[1]), int(found[2])) >= _PRUNED
        case _:
            pass


def _lines(source: str) -> Iterator[tuple[int, str, list[str], str]]:
    """Line number, directive, its words and its comment; lines of a block carry the block's directive."""
    block = ""
    for number, line in enumerate(source.removeprefix("\ufeff").split("\n"), start=1):
        code, _, comment = line.partition("//")
        words = [word.strip('"`') for word in _TOKEN.findall(code)]
        if not words:
            continue
        if words == [")"] and block:
            block = ""
        elif block:
            yield number, block, words, comment
        elif words[1:] == ["("]:
            block = words[0]
        elif words[1:] != ["(", ")"]:
            yield number, words[0], words[1:], comment
    if block:
        raise UnparsableError(f"Its {block} block has no end: regenerate it with go mod tidy.")


def _broken(number: int) -> UnparsableError:
    return UnparsableError(f"Line {number} is not one Go accepts: correct it and run go mod tidy.")
