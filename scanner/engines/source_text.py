"""A scanned file's text as places in it are told: by lines that end with a line feed, and columns that count characters."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

SNIPPET_LINES = 8
SNIPPET_COLUMNS = 240
"""Of each line: enough for the eye, and minified code does not swell the report."""

_BOM = b"\xef\xbb\xbf"


class SourceText:
    """The bytes of one file, whatever they hold; what is not UTF-8 is shown as replacement characters."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    @cached_property
    def _lines(self) -> list[bytes]:
        return self.data.split(b"\n")

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self._lines[:-1])]

    @property
    def line_count(self) -> int:
        """At least 1; a file that ends with a line feed has an empty last line."""
        return len(self._lines)

    def line(self, number: int) -> str:
        """One line, counted from 1, without its end and without a byte order mark."""
        raw = self._lines[number - 1].removesuffix(b"\r")
        return (raw.removeprefix(_BOM) if number == 1 else raw).decode("utf-8", "replace")

    def lines(self, first: int, last: int) -> list[str]:
        """Lines `first` to `last`, both included."""
        return [self.line(number) for number in range(first, last + 1)]

    def span(self, number: int) -> tuple[int, int]:
        """Where a line's bytes lie in the file, without its end and without a byte order mark."""
        start = self._starts[number - 1]
        raw = self._lines[number - 1].removesuffix(b"\r")
        return start + (len(_BOM) if number == 1 and raw.startswith(_BOM) else 0), start + len(raw)

    def column(self, line: int, byte_column: int) -> int:
        """The character column (from 1) of a byte column (from 1); past the line's end, the column after its last character."""
        before = self._lines[line - 1].removesuffix(b"\r")[: byte_column - 1]
        return len((before.removeprefix(_BOM) if line == 1 else before).decode("utf-8", "replace")) + 1

    def offset(self, line: int, byte_column: int) -> int:
        """Where in the file a line and a byte column (both from 1) are; the file's end for lines it does not have."""
        return self._starts[line - 1] + byte_column - 1 if line <= self.line_count else len(self.data)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and character column, both from 1, of a byte of the file."""
        line = bisect_right(self._starts, offset)
        return line, self.column(line, offset - self._starts[line - 1] + 1)


def snippet(lines: list[str], column: int = 1) -> str:
    """Lines as they are shown: at most `SNIPPET_LINES`, each cut to `SNIPPET_COLUMNS` around `column`, controls made visible."""
    shown = [_cut(_printable(line), column) for line in lines[:SNIPPET_LINES]]
    return "\n".join([*shown, "…"] if len(lines) > SNIPPET_LINES else shown)


def one_line(text: str, limit: int) -> str:
    """Text of the scanned files as it may stand in a sentence: one line, printable, at most `limit` characters."""
    flat = _printable(" ".join(text.split()))
    return flat if len(flat) <= limit else f"{flat[: limit - 1]}…"


def _cut(line: str, column: int) -> str:
    if len(line) <= SNIPPET_COLUMNS:
        return line
    start = max(0, min(column - 1 - SNIPPET_COLUMNS // 4, len(line) - SNIPPET_COLUMNS))
    end = start + SNIPPET_COLUMNS
    return ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")


def _printable(line: str) -> str:
    """Tabs stay; what would move a cursor, hide text or break JSON consumers (NUL, surrogates, bidi controls) does not."""
    return "".join(char if char == "\t" or char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line)
