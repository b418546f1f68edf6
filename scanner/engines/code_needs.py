"""What must stand in a file for a pattern of Semgrep's to match there: words, lower-cased, told without running it.

Semgrep looks for such words itself, but once for a whole rule: with a rule's first sink in a file all its patterns are tried.
Words are looked for one by one, as a qualified name may reach a file by several imports.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from re import _constants as codes  # type: ignore[attr-defined]  # Python's own reading of expressions
from re import _parser as expressions  # type: ignore[attr-defined]  # as above
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_STRINGS: Final = re.compile(r'''\b[a-zA-Z]{0,2}("""|\'\'\'|["'`])(?:\\.|(?!\1).)*\1|/(?![*/\s])(?:\\.|[^/\n])+/''', re.DOTALL)
"""What constants may be made of without standing in the file; expressions of JavaScript as well."""
_TYPES: Final = re.compile(r"[\w.]+(?:<[^<>]*>)?(?:\[\])*\s+(?=\$[A-Z])|(?<=:)\s*[\w.]+")
"""Before what they type, or after it: what a literal or a call gives has its type unsaid."""
_WORD: Final = re.compile(r"(?<![\w$])(?:\$\.\.\.)?[A-Za-z_]\w+")
_UNSAID: Final = frozenset(
    """
    and as assert async await break case catch class const def default del delete do elif else end except export extends false
    final finally fn for foreach from func function get global if implements import in instanceof interface is it lambda let
    match module new nil none not null of or pass private protected public raise rescue return self set static super switch
    this throw throws true try typeof undefined unless until val var void when where while with yield
    builtins java lang
    """.split()  # noqa: SIM905  as a list it fills a page
)
"""Semgrep takes several of these for one another; the last are what a file need not import."""
_SHORTEST: Final = 3
"""Letters of an expression's text that are worth looking for."""


@dataclass(frozen=True, slots=True)
class Words:
    """All of these and one of each group of further ones."""

    every: frozenset[str] = frozenset()
    groups: tuple[tuple[Words, ...], ...] = ()

    def in_text(self, text: str) -> bool:
        """Whether a lower-cased text has them."""
        return all(word in text for word in self.every) and all(
            any(each.in_text(text) for each in group) for group in self.groups
        )


NOTHING: Final = Words()


def words_of(formula: Mapping[str, Any]) -> Words:
    """What a formula of a rule needs, as Semgrep's rule syntax writes it."""
    return _all(_key(key, value) for key, value in formula.items())


def _key(key: str, value: Any) -> Words:  # noqa: ANN401  whatever YAML holds
    match key:
        case "pattern" | "pattern-inside":
            found = _pattern(value) if isinstance(value, str) else words_of(value)
        case "pattern-regex":
            found = _expression(value)
        case "patterns":
            found = _all(words_of(each) for each in value)
        case "pattern-either":
            found = _either(words_of(each) for each in value)
        case "metavariable-regex":
            # A constant that Semgrep computed need not stand in the file as a whole.
            found = NOTHING if value.get("constant-propagation") else _expression(value["regex"])
        case "metavariable-pattern":
            found = words_of({name: each for name, each in value.items() if name.startswith("pattern")})
        case _:
            found = NOTHING
    return found


def _all(needs: Iterable[Words]) -> Words:
    found = list(needs)
    return Words(frozenset().union(*(each.every for each in found)), tuple(group for each in found for group in each.groups))


def _either(needs: Iterable[Words]) -> Words:
    found = tuple(dict.fromkeys(needs))
    if len(found) == 1:
        return found[0]
    return Words(groups=(found,)) if found and NOTHING not in found else NOTHING


@lru_cache(maxsize=4096)
def _pattern(text: str) -> Words:
    plain = _TYPES.sub(" ", _STRINGS.sub(" ", text))
    return Words(frozenset(word.lower() for word in _WORD.findall(plain) if "$" not in word) - _UNSAID)


@lru_cache(maxsize=4096)
def _expression(text: str) -> Words:
    """What text an expression matches has in it; nothing where Python reads expressions differently."""
    try:
        return _sequence(expressions.parse(text))
    except (re.error, RecursionError, OverflowError):
        return NOTHING


def _sequence(parts: Iterable[tuple[Any, Any]]) -> Words:
    runs: list[str] = [""]
    needs: list[Words] = []
    for code, value in parts:
        if code is codes.LITERAL and (chr(value).isalnum() or chr(value) == "_"):
            runs[-1] += chr(value).lower()
            continue
        runs.append("")
        if code is codes.SUBPATTERN:
            needs.append(_sequence(value[3]))
        elif code is codes.BRANCH:
            needs.append(_either(_sequence(each) for each in value[1]))
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and value[0] > 0:
            needs.append(_sequence(value[2]))
    return _all([Words(frozenset(run for run in runs if len(run) >= _SHORTEST) - _UNSAID), *needs])
