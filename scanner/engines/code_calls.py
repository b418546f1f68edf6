"""How a file may write calls of a scan's own functions: by name, on an object of their class, or under an imported name."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from scanner.engines.code_names import Import, Names, resolve
from scanner.engines.code_summaries import Call

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scanner.engines.code_outline import Function

_SELF = frozenset({"self", "cls", "this", "super()", "super"})


class Project:
    """The files of one language family that are followed together."""

    def __init__(self, files: Mapping[str, Names], family: str) -> None:
        """Take the files, by path; all of them of the family."""
        self.files = files
        self._family = family
        self._paths = frozenset(files)

    def imported(self, path: str) -> list[tuple[Import, str]]:
        """Names a file takes from another of these, with that one's path; a module taken from a package is the whole file."""
        found = []
        for wanted in self.files[path].imports:
            whole = Import(f"{wanted.place}/{wanted.name}".strip("/"), "", wanted.local)
            for each in (wanted, whole):
                if (place := resolve(each, self._paths, self._family)) is not None:
                    found.append((each, place))
                    break
        return found

    @cached_property
    def wanted(self) -> frozenset[str]:
        """Names of functions of these files that some of the files may call."""
        every = self.files.values()
        taken = {wanted.name for names in every for wanted in names.imports if wanted.local in names.called}
        if self._family != "python":
            called = taken.union(*(names.called for names in every))
            return frozenset(called.intersection({name for names in every for name in names.defined}))
        through = {wanted.local for names in every for wanted in names.imports} | {
            name for each in every for name in each.supertypes
        }
        bare = taken.union(*(names.bare for names in every))
        dotted = {pair for names in every for pair in names.dotted}
        methods = {name for names in every for name in names.methods}
        functions = {name for names in every for name in names.defined}
        reached = bare | {name for before, name in dotted if before in through}
        return frozenset((functions & reached) | (methods & {name for _, name in dotted}))

    def related(self, start: frozenset[str]) -> frozenset[str]:
        """Files that some of `start` take names from, and those that take names from them; `start` itself included."""
        if self._family == "java":
            return start | self._related_by_type(start)
        links = [(path, other) for path in self.files for _, other in self.imported(path)]
        found = {other for path, other in links if path in start} | {path for path, other in links if other in start}
        return start | found

    def calls(self, path: str, functions: Mapping[str, Sequence[Function]]) -> list[Call]:
        """How the file may call any of `functions`, which are given by name."""
        mine = self.files[path]
        bare: dict[str, list[Function]] = {}
        dotted: dict[tuple[str, frozenset[str]], list[Function]] = {}
        for function in (each for name in sorted(functions.keys() & mine.called) for each in functions[name]):
            if function.path == path and (not function.owner or self._family == "java"):
                bare.setdefault(function.name, []).append(function)
            if function.owner and (objects := self._objects(mine, function)):
                dotted.setdefault((function.name, objects), []).append(function)
        for wanted, place in self.imported(path):
            names = [wanted.name] if wanted.name else sorted(functions.keys() & mine.called)
            for function in (each for name in names for each in functions.get(name, ()) if each.path == place and not each.owner):
                if not wanted.name:
                    dotted.setdefault((function.name, frozenset({wanted.local})), []).append(function)
                elif wanted.local in mine.called:
                    bare.setdefault(wanted.local, []).append(function)
        return [
            *(Call(name, None, tuple(found)) for name, found in sorted(bare.items())),
            *(Call(name, objects, tuple(found)) for (name, objects), found in sorted(dotted.items(), key=_order)),
        ]

    def _objects(self, mine: Names, function: Function) -> frozenset[str]:
        """What stands before the dot where `mine` calls a method."""
        family = self._relatives(function.owner)
        if function.path != mine.path and not any(name in mine.text for name in family):
            return frozenset()
        objects = family | mine.variables_of(family)
        return objects | _SELF if function.path == mine.path else objects

    def _relatives(self, owner: str) -> frozenset[str]:
        """A class with those it extends and those that extend it: an object of any of them may be one of its."""
        pairs = self._inheritance
        return frozenset(
            {owner} | {upper for name, upper in pairs if name == owner} | {name for name, upper in pairs if upper == owner}
        )

    @cached_property
    def _inheritance(self) -> list[tuple[str, str]]:
        files = self.files.values()
        return [(name, upper) for names in files for name, uppers in names.supertypes.items() for upper in uppers]

    def _related_by_type(self, start: frozenset[str]) -> frozenset[str]:
        types = {name: path for path, names in self.files.items() for name in names.supertypes}
        named = {word for path in start for word in types.keys() & self.files[path].words}
        made_of = {name for names in self.files.values() for name, uppers in names.supertypes.items() if uppers & named}
        used = {types[name] for name in named | made_of}
        declared = {name for name, path in types.items() if path in start}
        return frozenset(used | {path for path, names in self.files.items() if declared & names.words})


def _order(item: tuple[tuple[str, frozenset[str]], list[Function]]) -> tuple[str, list[str]]:
    return item[0][0], sorted(item[0][1])
