"""Walks a JSON text member by member, telling the line of each key, and leaves the values to the fast parser of the library."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from scanner.inventory.reading import TooDeepError, UnparsableError

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()


class JsonCursor:
    """A place in a JSON text that only moves forward.

    `json` itself tells no positions, and a parser written in Python takes seconds for a large lock file. Here only the levels
    that need lines are walked in Python; what lies below is one call each.
    """

    def __init__(self, text: str) -> None:
        self._text = text.removeprefix("\ufeff")
        self._at = 0
        self._line = 1
        self._counted = 0

    def members(self) -> Iterator[tuple[str, int]]:
        """Key and line of each member of the object at the cursor.

        For each one the caller must consume its value, with `value` or with `members`, before asking for the next.

        Raises:
            UnparsableError: it is no object, or not well formed.

        """
        self._take("{")
        if self._next() == "}":
            self._at += 1
            return
        while True:
            if self._next() != '"':
                raise self._broken()
            line = self._line_here()
            key = self.value()
            self._take(":")
            yield str(key), line
            separator = self._next()
            self._at += 1
            if separator == "}":
                return
            if separator != ",":
                raise self._broken()

    def items(self) -> Iterator[int]:
        """Line of each item of the list at the cursor; the caller must consume it, as with `members`.

        Raises:
            UnparsableError: it is no list, or not well formed.

        """
        self._take("[")
        if self._next() == "]":
            self._at += 1
            return
        while True:
            self._next()
            yield self._line_here()
            separator = self._next()
            self._at += 1
            if separator == "]":
                return
            if separator != ",":
                raise self._broken()

    def value(self) -> object:
        """The whole value at the cursor.

        Raises:
            UnparsableError: it is not well formed.
            TooDeepError: it nests deeper than the interpreter's stack.

        """
        self._next()
        try:
            value, self._at = _DECODER.raw_decode(self._text, self._at)
        except RecursionError as error:
            raise TooDeepError("It nests deeper than any tool writes: regenerate it.") from error
        except ValueError as error:  # not well formed, or a number of more digits than int() takes
            raise self._broken() from error
        return value

    def end(self) -> None:
        """Make sure that nothing follows.

        Raises:
            UnparsableError: something does.

        """
        if self._next():
            raise self._broken()

    def _next(self) -> str:
        """The next character that is no space; empty at the end."""
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._text[self._at : self._at + 1]

    def _take(self, character: str) -> None:
        if self._next() != character:
            raise self._broken()
        self._at += 1

    def _line_here(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def _broken(self) -> UnparsableError:
        return UnparsableError(f"It is not well-formed JSON near line {self._line_here()}: regenerate it.")


def parse_object(text: str) -> dict[str, object]:
    """A JSON object at once, where no lines are needed.

    Raises:
        InventoryError: it is none.

    """
    cursor = JsonCursor(text)
    found = cursor.value()
    cursor.end()
    if not isinstance(found, dict):
        raise UnparsableError("It is not a JSON object: regenerate it.")
    return found
