"""What a file's text says about names: which functions it may define, which it calls, which files it imports, what holds what.

Guesses by regular expressions, made before or beside semgrep-core's parse: a name too many costs a little time, and a name that
is not seen leaves a call as it would be judged without summaries.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

_WORD = r"(?<![\w$])[A-Za-z_$][\w$]*+"
"""From its first character to its last: a start within a long word would make reading it quadratic."""
_CALL = re.compile(rf"({_WORD})\s*+\(")
_BARE = re.compile(rf"(?<![.\w$])(?<!def )({_WORD})\s*+\(")
_DOTTED = re.compile(rf"(?:({_WORD})\??)?\.\s*({_WORD})\s*+\(")
_LAST_WORD = re.compile(rf"{_WORD}\s*$")
_LOOK_BACK = 2000
"""Characters before a dot in which the call before it has to begin."""
_LONG_NAME = 200
UNTOLD = ")"
"""In the place of a name: a call whose beginning was not found."""
_METHOD = re.compile(rf"\bdef\s+({_WORD})\s*\(\s*(?:self|cls)\b")
_DEFINITIONS = {
    "python": re.compile(rf"\bdef\s+({_WORD})|^[ \t]*({_WORD})[ \t]*=[ \t]*lambda\b", re.MULTILINE),
    "java": re.compile(rf"[\w>\]]\s++({_WORD})\s*+\([^(){{}};]*+\)\s*+(?:throws\s[\w.,\s]{{1,400}})?\{{"),
    "javascript": re.compile(
        rf"\bfunction\s*\*?\s*({_WORD})"
        rf"|({_WORD})\s*+(?::[^=\n]{{1,60}})?[:=]\s*+(?:async\s*+)?(?:function\b|\([^()]*+\)[^=\n{{]{{0,60}}=>|{_WORD}\s*+=>)"
        rf"|({_WORD})\s*+\([^()]*+(?:\([^()]*+\)[^()]*+)*+\)[^;={{}}()]{{0,60}}\{{"
    ),
}
_KEYWORDS = frozenset({"if", "for", "while", "switch", "catch", "return", "function", "synchronized", "new", "with", "super"})
_CLASS = re.compile(
    rf"\b(?:class|interface)\s+({_WORD})(?:<[^{{}}<>]*+(?:<[^{{}}<>]*+>[^{{}}<>]*+)*+>)?+\s*+"
    r"(?:\(([^(){}]*+)\)|((?:extends|implements)\b[^{};]{0,400}))?"
)
_PYTHON_FROM = re.compile(r"^[ \t]*from\s+([.\w]+)\s+import\s+(\([^()]*\)|[^\n#]+)", re.MULTILINE)
_PYTHON_IMPORT = re.compile(r"^[ \t]*import\s+([.\w]+(?:\s+as\s+\w+)?(?:\s*,\s*[.\w]+(?:\s+as\s+\w+)?)*)", re.MULTILINE)
_JAVA_IMPORT = re.compile(r"^[ \t]*import[ \t]++(?:static[ \t]++)?+([\w.]++)[ \t]*+;", re.MULTILINE)
_SCRIPT_IMPORT = re.compile(
    rf"(?:\bimport\s+(?:type\s+)?([\w$*\s,{{}}]{{1,300}}?)\s+from|\b(?:const|let|var)\s+({_WORD}|\{{[^{{}}=]{{0,300}}\}})\s*=\s*require\s*\()\s*"
    r"""["'](\.[^"'\n]{0,300})["']"""
)
_SCRIPT_ENDINGS = ("", ".js", ".ts", ".mjs", ".cjs", ".jsx", ".tsx", ".mts", ".cts", "/index.js", "/index.ts")


@dataclass(frozen=True, slots=True)
class Import:
    """One name that a file takes from another file."""

    place: str
    """Of the other file, relative to the tree and without an ending where the import has none; for Python a suffix is enough."""
    name: str
    """What is taken; empty for the whole file."""
    local: str
    """What it is called here."""


@dataclass(frozen=True)
class Names:
    """One file's text, read for names."""

    path: str
    analyzer: str
    text: str

    @property
    def family(self) -> str:
        """The language as imports see it: JavaScript and TypeScript are one."""
        return "javascript" if self.analyzer == "typescript" else self.analyzer

    @cached_property
    def words(self) -> frozenset[str]:
        """Every name in it."""
        return frozenset(re.findall(_WORD, self.text))

    @cached_property
    def called(self) -> frozenset[str]:
        """Names that stand before an opening parenthesis more often than where they are defined."""
        calls = Counter(match[1] for match in _CALL.finditer(self.text))
        calls.subtract(name for name, end in self._definitions if self.text[end : end + 20].lstrip().startswith("("))
        return frozenset(name for name, times in calls.items() if times > 0)

    @cached_property
    def bare(self) -> frozenset[str]:
        """Names that are called without a dot before them."""
        return frozenset(match[1] for match in _BARE.finditer(self.text))

    @cached_property
    def dotted(self) -> frozenset[tuple[str, str]]:
        """Calls of methods: what stands before the dot and the method's name.

        That is a word, or one with `()` where a call of it does. Of anything else it is not told: then it is empty.
        """
        return frozenset((match[1] or self._made_before(match.start()), match[2]) for match in _DOTTED.finditer(self.text))

    def _made_before(self, dot: int) -> str:
        before = self.text[max(0, dot - _LOOK_BACK) : dot].rstrip()
        depth = 0
        for at in range(len(before) - 1, -1, -1):
            depth += (before[at] in ")]}") - (before[at] in "([{")
            if depth == 0:
                word = _LAST_WORD.search(before, max(0, at - _LONG_NAME), at)
                return f"{word[0].rstrip()}()" if before[at] == "(" and word is not None else ""
        return UNTOLD

    @cached_property
    def methods(self) -> frozenset[str]:
        """In Python, functions that take the object they belong to; elsewhere none is told apart."""
        return frozenset(match[1] for match in _METHOD.finditer(self.text)) if self.family == "python" else frozenset()

    @cached_property
    def defined(self) -> frozenset[str]:
        """Names of functions and methods."""
        return frozenset(name for name, _ in self._definitions) - _KEYWORDS

    @cached_property
    def plain(self) -> frozenset[str]:
        """Of these, names of functions that take no object they belong to, as far as that is told apart."""
        defined = Counter(name for name, _ in self._definitions)
        defined.subtract(match[1] for match in _METHOD.finditer(self.text) if self.family == "python")
        return frozenset(name for name, times in defined.items() if times > 0) - _KEYWORDS

    @cached_property
    def _definitions(self) -> list[tuple[str, int]]:
        found = _DEFINITIONS[self.family].finditer(self.text)
        return [(match[group], match.end(group)) for match in found if (group := match.lastindex) is not None]

    @cached_property
    def supertypes(self) -> dict[str, frozenset[str]]:
        """Each class or interface with what it extends and implements."""
        return {
            match[1]: frozenset(re.findall(_WORD, f"{match[2] or ''} {match[3] or ''}")) - {"extends", "implements"}
            for match in _CLASS.finditer(self.text)
        }

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """Names taken from other files, for Python and JavaScript; in Java a type's name says where it is."""
        if self.family == "python":
            return (*self._python_from(), *self._python_modules())
        return tuple(self._script_imports()) if self.family == "javascript" else ()

    @cached_property
    def imported_types(self) -> frozenset[str]:
        """In Java the types it imports by name, as the ends of their files' paths: `org/example/Dao`."""
        return frozenset(match[1].replace(".", "/") for match in _JAVA_IMPORT.finditer(self.text))

    def variables_of(self, types: frozenset[str]) -> frozenset[str]:
        """Names and fields that are declared as, or assigned a new instance of, one of `types`."""
        if not types:
            return frozenset()
        names = "|".join(sorted(map(re.escape, types)))
        made = rf"(?:await\s+)?(?:new\s+)?(?:[\w$]+\.)*(?:{names})\s*(?:<[^<>\n]*>)?\("
        assigned = rf"(?<![\w$.])([\w$.]+)\s*(?::\s*[^=\n]{{1,60}})?=\s*{made}"
        declared = rf"\b(?:{names})(?:<[^<>\n]*>)?\s+([\w$]+)\s*[=;,):]"
        annotated = rf"(?<![\w$])([\w$]+)\s*\??:\s*(?:{names})\b"
        patterns = [assigned, declared] if self.analyzer == "java" else [assigned, annotated]
        return frozenset(match for pattern in patterns for match in re.findall(pattern, self.text))

    def _python_from(self) -> list[Import]:
        return [
            Import(_python_place(self.path, match[1]), name, local)
            for match in _PYTHON_FROM.finditer(self.text)
            for name, local in _aliases(match[2].strip("() \n"), " as ")
        ]

    def _python_modules(self) -> list[Import]:
        return [
            Import(_python_place(self.path, module), "", local)
            for match in _PYTHON_IMPORT.finditer(self.text)
            for module, local in _aliases(match[1], " as ")
        ]

    def _script_imports(self) -> list[Import]:
        found = []
        for match in _SCRIPT_IMPORT.finditer(self.text):
            place = _joined(str(PurePosixPath(self.path).parent), match[3])
            clause = (match[1] or match[2]).strip()
            whole, _, named = clause.partition("{")
            alias = " as " if match[1] else ":"
            found += [Import(place, "", name) for part in whole.split(",") if (name := part.replace("* as", "").strip())]
            found += [Import(place, name, local) for name, local in _aliases(named.strip("} "), alias)]
        return found


def called_in(text: str) -> frozenset[str]:
    """Names that stand before an opening parenthesis."""
    return frozenset(match[1] for match in _CALL.finditer(text))


def resolve(wanted: Import, paths: frozenset[str], family: str) -> str | None:
    """The path that an import names; None if it is not among `paths` or could be several."""
    if family == "javascript":
        return next((wanted.place + ending for ending in _SCRIPT_ENDINGS if wanted.place + ending in paths), None)
    endings = (f"{wanted.place}.py", f"{wanted.place}/__init__.py")
    if exact := [path for path in paths if path in endings]:
        return exact[0]
    found = [path for path in paths if path.endswith(tuple(f"/{ending}" for ending in endings))]
    return found[0] if len(found) == 1 else None


def _aliases(names: str, word: str) -> list[tuple[str, str]]:
    pairs = []
    for part in names.replace("\n", " ").split(","):
        name, _, local = part.partition(word)
        if name.strip():
            pairs.append((name.strip(), (local or name).strip()))
    return pairs


def _python_place(path: str, module: str) -> str:
    dots = len(module) - len(module.lstrip("."))
    place = module.lstrip(".").replace(".", "/")
    if not dots:
        return place
    folder = PurePosixPath(path).parents[min(dots, len(PurePosixPath(path).parents)) - 1]
    return _joined(str(folder), place)


def _joined(folder: str, place: str) -> str:
    parts: list[str] = []
    for part in f"{folder}/{place}".split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)
