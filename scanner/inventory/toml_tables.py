"""TOML lock files that list packages as `[[package]]` tables: their values, and the line that names each."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from typing import Any

from scanner.inventory.loose import mapping
from scanner.inventory.reading import TooDeepError, UnparsableError

_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*package[ \t]*\]\][ \t]*(?:#.*)?$", re.MULTILINE)
_NAME = re.compile(r"^[ \t]*name[ \t]*=", re.MULTILINE)


def parse_toml(text: str) -> dict[str, Any]:
    """A TOML document.

    Raises:
        InventoryError: it can not be parsed.

    """
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except RecursionError as error:
        raise TooDeepError("It nests deeper than any tool writes: regenerate it.") from error
    except (ValueError, IndexError, KeyError, TypeError, AttributeError) as error:
        # tomllib promises its own ValueError, but hostile text has made it fail in other ways (python/cpython issues on tomllib)
        raise UnparsableError("It is not well-formed TOML: regenerate it.") from error


def packages_of(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The `[[package]]` tables, in the file's order; an empty lock file has none.

    Raises:
        UnparsableError: `package` is something else.

    """
    listed = document.get("package", [])
    if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
        raise UnparsableError("Its packages are no tables: regenerate it.")
    return [mapping(item) for item in listed]


def package_lines(text: str, count: int) -> list[int]:
    """The line with the name of each of the `count` packages.

    The tools write one header a package. In a text that is laid out in another way, which only a hand could do, all stand for
    line 1 rather than for a wrong one.
    """
    headers = [found.end() for found in _HEADER.finditer(text)]
    if len(headers) != count:
        return [1] * count
    lines = []
    line, counted = 1, 0
    for start, end in pairwise([*headers, len(text)]):
        named = _NAME.search(text, start, end)
        at = named.start() if named else start
        line += text.count("\n", counted, at)
        counted = at
        lines.append(line)
    return lines
