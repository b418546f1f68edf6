"""YAML into plain values, with the line of every key of the upper levels, safe to call on hostile text.

It is built from the event stream: libyaml's own composer overflows the stack on deep nesting and kills the process (measured
with PyYAML 6.0.3), and lock files hold neither aliases nor tags.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from scanner.inventory.reading import TooDeepError, UnparsableError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 32
"""Lock files nest about six levels. libyaml takes time that grows with the square of the depth of `[[[[`: this bounds it too."""

_LINED_DEPTH = 2
"""Keys of the document and of its sections get lines."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Lined(dict[str, Any]):
    """A mapping that knows where its keys stand."""

    __slots__ = ("lines",)

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, int] = {}
        """Key to line, from 1."""


@dataclass(slots=True)
class _Level:
    """A collection being filled."""

    into: dict[str, Any] | list[Any]
    key: str | None = None
    """Set while a mapping waits for the value of this key."""
    lines: dict[str, int] | None = None
    """Where the lines of keys go, on the levels that have them."""


@dataclass(slots=True)
class _Builder:
    levels: list[_Level] = field(default_factory=list)
    documents: list[Any] = field(default_factory=list)

    def open(self, into: dict[str, Any] | list[Any]) -> None:
        if len(self.levels) >= MAX_DEPTH:
            raise TooDeepError("It nests deeper than any tool writes: regenerate it.")
        self.put(into, 0)
        self.levels.append(_Level(into, lines=into.lines if isinstance(into, Lined) else None))

    def put(self, value: object, line: int) -> None:
        if not self.levels:
            self.documents.append(value)
            return
        level = self.levels[-1]
        if isinstance(level.into, list):
            level.into.append(value)
        elif level.key is not None:
            level.into[level.key], level.key = value, None
        elif isinstance(value, str):
            level.key = value
            if level.lines is not None:
                level.lines[value] = line
        else:
            raise UnparsableError("It has a key that is no text: regenerate it.")


def parse_documents(text: str) -> list[Any]:
    """Every document of a YAML text; mappings of the first two levels are `Lined`, all scalars are strings.

    Raises:
        InventoryError: it can not be parsed.

    """
    builder = _Builder()
    for event in _events(text):
        match event:
            case yaml.ScalarEvent():
                builder.put(event.value, event.start_mark.line + 1 if event.start_mark else 1)
            case yaml.MappingStartEvent():
                builder.open(Lined() if len(builder.levels) < _LINED_DEPTH else {})
            case yaml.SequenceStartEvent():
                builder.open([])
            case yaml.CollectionEndEvent():
                builder.levels.pop()
            case yaml.AliasEvent():
                raise UnparsableError("It uses YAML aliases, which no lock file needs: regenerate it.")
            case _:
                pass
    return builder.documents


def _events(text: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=_Loader)
    except (yaml.YAMLError, ValueError) as error:  # a ValueError is what lone surrogates give
        raise UnparsableError("It is not well-formed YAML: regenerate it.") from error
