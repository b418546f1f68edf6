"""Reading a policy's document value by value, collecting every error with its line instead of stopping at the first."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

Where = tuple[str | int, ...]
"""The way from a document's root to a value: `("suppressions", 0, "expires")`."""

LineOf = Callable[[Where], int]

MAX_ITEMS = 5000
"""Items of one list; a policy is written by people, and every item costs time in every scan."""

MAX_TEXT = 2000
"""Characters of one text."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_WORDS: dict[type, str] = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    datetime: "a date with a time",
    date: "a date",
    dict: "a mapping",
    list: "a list",
    type(None): "nothing",
}

_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class PolicyError:
    """One thing wrong with a policy's file."""

    path: str
    """Where in the document: `suppressions[0].expires`; empty for the whole."""
    line: int
    message: str
    """A sentence that says what is wrong and what would be right. May quote the file: escape it at the sink."""


@dataclass(slots=True)
class PolicyReader:
    """Reads values; a value that is wrong is noted in `errors` and read as None or empty."""

    line_of: LineOf
    errors: list[PolicyError] = field(default_factory=list)

    def refuse(self, where: Where, message: str) -> None:
        """Note an error; `message` goes on after the value's name."""
        path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in where).lstrip(".")
        self.errors.append(PolicyError(path, self.line_of(where), f"{path or 'the policy'} {message}"))

    def mapping(self, value: object, where: Where, keys: Collection[str]) -> dict[str, object]:
        """Read a mapping whose keys are all known; gives the known ones."""
        if not isinstance(value, Mapping):
            self.refuse(where, f"must be a mapping, not {shown(value)}")
            return {}
        for key in value:
            if not isinstance(key, str):
                self.refuse(where, f"has a key that is {shown(key)}; its keys are {', '.join(keys)}")
            elif key not in keys:
                self.refuse((*where, key[:100]), f"is not known here; the keys are {', '.join(keys)}")
        return {key: value[key] for key in keys if key in value}

    def items(self, value: object, where: Where) -> list[object]:
        """Read a list."""
        if not isinstance(value, list):
            self.refuse(where, f"must be a list, not {shown(value)}")
            return []
        if len(value) > MAX_ITEMS:
            self.refuse(where, f"must not have more than {MAX_ITEMS} items")
            return []
        return value

    def choice(self, value: object, where: Where, options: Collection[_Choice]) -> _Choice | None:
        """Read one of a few words."""
        for option in options:
            if isinstance(value, str) and value == option.value:
                return option
        self.refuse(where, f"must be one of {', '.join(options)}, not {shown(value)}")
        return None

    def text(self, value: object, where: Where) -> str | None:
        """Read a text."""
        if not isinstance(value, str):
            self.refuse(where, f"must be a text, not {shown(value)}; put it in quotes")
            return None
        if not value.strip() or len(value) > MAX_TEXT:
            self.refuse(where, f"must have between 1 and {MAX_TEXT} characters")
            return None
        return value

    def day(self, value: object, where: Where) -> date | None:
        """Read a day, which YAML may have decoded already."""
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if isinstance(value, str) and _DAY.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        self.refuse(where, f"must be a day of the calendar like 2027-01-31, not {shown(value)}")
        return None


def shown(value: object) -> str:
    """Name a wrong value. Only texts are quoted: the others may be endless, or refer to themselves."""
    if isinstance(value, str):
        return repr(value[:60])
    return _WORDS.get(type(value), "this")
