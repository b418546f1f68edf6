"""How a file may write calls of a scan's own functions: by name, on an object of their class, or under an imported name."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from scanner.engines.code_names import UNTOLD, Import, Names, resolve
from scanner.engines.code_summaries import Call

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scanner.engines.code_outline import Function

_SEVERAL = 2
"""Files that declare a class of one name: then a name alone does not tell which is meant."""
_SELF = frozenset({"self", "cls", "this", "super()", "super"})


class Project:
    """The files of one language family that are followed together."""

    def __init__(self, files: Mapping[str, Names], family: str) -> None:
        """Take the files, by path; all of them of the family."""
        self.files = files
        self._family = family
        self._paths = frozenset(files)
        self._imported: dict[str, list[tuple[Import, str]]] = {}

    def imported(self, path: str) -> list[tuple[Import, str]]:
        """Names a file takes from another of these, with that one's path; a module taken from a package is the whole file."""
        if path not in self._imported:
            self._imported[path] = self._import(self.files[path])
        return self._imported[path]

    def _import(self, mine: Names) -> list[tuple[Import, str]]:
        found = []
        for wanted in mine.imports:
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
        functions = {name for names in every for name in names.plain}
        reached = bare | {name for before, name in dotted if before in through}
        return frozenset(functions & reached).union(*(self._called_methods(names) for names in every))

    def _called_methods(self, declaring: Names) -> frozenset[str]:
        """Those of a file's methods that may be called on an object of one of its classes, or of a relative."""
        family = frozenset[str]().union(*(self._relatives(name) for name in declaring.supertypes))
        return frozenset().union(*(self._called_on(family, declaring, mine) for mine in self.files.values()))

    def _called_on(self, family: frozenset[str], declaring: Names, mine: Names) -> set[str]:
        calls = [(before, name) for before, name in mine.dotted if name in declaring.methods]
        if not calls or not (objects := self._known_as(family, declaring.path, mine)):
            return set()
        words = {each.rpartition(".")[2] for each in objects}
        meant = {UNTOLD, *words, *(f"{word}()" for word in words)}
        return {name for before, name in calls if before in meant}

    def related(self, start: frozenset[str]) -> frozenset[str]:
        """Files that some of `start` take names from, and those that take names from them; `start` itself included."""
        if self._family == "java":
            return start | self._related_by_type(start)
        links = [(path, other) for path in self.files for _, other in self.imported(path)]
        found = {other for path, other in links if path in start} | {path for path, other in links if other in start}
        return start | found

    def calls(self, path: str, functions: Mapping[str, Mapping[str, Mapping[str, Sequence[Function]]]]) -> list[Call]:
        """How the file may call any of `functions`, which are given by name, then owner, then path."""
        mine = self.files[path]
        bare: dict[str, list[Function]] = {}
        dotted: dict[tuple[str, frozenset[str]], list[Function]] = {}
        called = sorted(functions.keys() & mine.called & self.wanted)
        for function in (each for name in called for each in self._open(mine, functions[name])):
            if function.path == path and (not function.owner or self._family == "java"):
                bare.setdefault(function.name, []).append(function)
            if function.owner and (objects := self._objects(mine, function)):
                dotted.setdefault((function.name, objects), []).append(function)
        for wanted, place in self.imported(path):
            names = [wanted.name] if wanted.name else called
            for function in (each for name in names for each in functions.get(name, {}).get("", {}).get(place, ())):
                if not wanted.name:
                    dotted.setdefault((function.name, frozenset({wanted.local})), []).append(function)
                elif wanted.local in mine.called:
                    bare.setdefault(wanted.local, []).append(function)
        return [
            *(Call(name, None, tuple(found)) for name, found in sorted(bare.items())),
            *(Call(name, objects, tuple(found)) for (name, objects), found in sorted(dotted.items(), key=_order)),
        ]

    def _open(self, mine: Names, same: Mapping[str, Mapping[str, Sequence[Function]]]) -> list[Function]:
        """Of functions of one name, by owner and path, those that `mine` may mean."""
        paths = {owner: self._meant(mine, owner, frozenset(found)) | {mine.path} for owner, found in same.items()}
        return [each for owner, found in same.items() for path in sorted(paths[owner] & found.keys()) for each in found[path]]

    def _objects(self, mine: Names, function: Function) -> frozenset[str]:
        """What stands before the dot where `mine` calls a method."""
        return self._known_as(self._relatives(function.owner), function.path, mine)

    def _known_as(self, family: frozenset[str], declared: str, mine: Names) -> frozenset[str]:
        """What `mine` calls objects of some classes, which are declared in another file or in itself."""
        if declared != mine.path and not family & mine.words:
            return frozenset()
        objects = family | mine.variables_of(family)
        return objects | _SELF if declared == mine.path else objects

    def _meant(self, mine: Names, owner: str, having: frozenset[str]) -> frozenset[str]:
        """Of the files `having` an owner of methods, those whose one `mine` means by its name.

        Its own hides all others; then those it imports, or that share its folder, hide the rest.
        """
        declaring = self._declaring.get(owner, having)
        if mine.path in declaring:
            return frozenset({mine.path})
        if len(declaring) < _SEVERAL:
            return declaring
        return (declaring & self._taken(mine.path)) or (declaring & self._beside(mine.path)) or declaring

    def _taken(self, path: str) -> frozenset[str]:
        """Files that a file imports something of."""
        if self._family == "java":
            endings = tuple(f"/{name}.java" for name in self.files[path].imported_types)
            return frozenset(each for each in self._paths if endings and f"/{each}".endswith(endings))
        return frozenset(place for _, place in self.imported(path))

    def _beside(self, path: str) -> frozenset[str]:
        return self._by_folder[posixpath.dirname(path)]

    @cached_property
    def _by_folder(self) -> dict[str, frozenset[str]]:
        return _indexed((posixpath.dirname(path), path) for path in self.files)

    @cached_property
    def _declaring(self) -> dict[str, frozenset[str]]:
        """By a class's name the files that declare one."""
        return _indexed((name, path) for path, names in self.files.items() for name in names.supertypes)

    def _relatives(self, owner: str) -> frozenset[str]:
        """A class with those it extends and those that extend it: an object of any of them may be one of its."""
        return self._inheritance.get(owner, frozenset()) | {owner}

    @cached_property
    def _inheritance(self) -> dict[str, frozenset[str]]:
        files = self.files.values()
        pairs = [(name, upper) for names in files for name, uppers in names.supertypes.items() for upper in uppers]
        return _indexed([*pairs, *((upper, name) for name, upper in pairs)])

    def _related_by_type(self, start: frozenset[str]) -> frozenset[str]:
        types = self._declaring
        named = {word for path in start for word in types.keys() & self.files[path].words}
        made_of = {name for names in self.files.values() for name, uppers in names.supertypes.items() if uppers & named}
        used = frozenset[str]().union(*(types[name] for name in named | made_of))
        declared = {name for name, paths in types.items() if paths & start}
        return frozenset(used | {path for path, names in self.files.items() if declared & names.words})


def _indexed(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return {key: frozenset(values) for key, values in found.items()}


def _order(item: tuple[tuple[str, frozenset[str]], list[Function]]) -> tuple[str, list[str]]:
    return item[0][0], sorted(item[0][1])
