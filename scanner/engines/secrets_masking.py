"""Shows the lines around a secret without the secret, in whatever form it stands there."""

from __future__ import annotations

import base64
import re
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote_from_bytes

from scanner.engines.source_text import SNIPPET_COLUMNS, SourceText, snippet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MASK = "****"

_SHOWN_LINES = 3
_MIN_SEARCHED = 4
"""Shorter values are masked where they were found; searched for, they would blot out every word that holds them."""
_PIECE = 8
"""Any 11 characters in a row of a value hold a piece that is searched for."""
_PIECED = 400
"""Longer forms are of keys, which are searched for line by line."""
_LONG_ENOUGH_TO_BEGIN = 20
_BEGINNING = re.compile(rb"[A-Za-z0-9_-]{4}")

# Beside a secret often stands another form or another part of it that no rule knows. So nothing else that looks like key
# material is shown on its lines either: a long run of the letters keys are written with that mixes in a digit.
_KEY_LIKE = re.compile(r"(?=[A-Za-z+/=_%~.\\-]*\d)[A-Za-z0-9+/=_%~.\\-]{16,}")


def excerpt(value: bytes) -> str | None:
    """The first four characters of a long value, for a person to recognise it by; None for any other value."""
    if len(value) < _LONG_ENOUGH_TO_BEGIN or b"\n" in value or not _BEGINNING.match(value):
        return None
    return value[:4].decode("ascii")


class MaskedText:
    """A file of which no secret can be read."""

    def __init__(self, text: SourceText, regions: Iterable[tuple[int, int]], values: Iterable[bytes]) -> None:
        """Find all that must not be shown.

        Args:
            text: the file.
            regions: where secrets were found, as byte offsets, the end exclusive.
            values: all secrets found in it, also those that are told in another file's finding.

        """
        self._text = text
        self._regions = list(regions)
        self._values = set(values)
        self._shown: dict[int, str] = {}

    def snippet(self, first: int, last: int) -> str:
        """The first lines of a region with masks in place of secrets."""
        lines = [self._line(number) for number in range(first, min(last, first + _SHOWN_LINES - 1) + 1)]
        shown = snippet(lines, max(1, lines[0].find(MASK) + 1 - SNIPPET_COLUMNS // 4))
        return f"{shown}\n…" if last >= first + _SHOWN_LINES else shown

    def _line(self, number: int) -> str:
        if number not in self._shown:
            start, end = self._text.span(number)
            parts = list(self._visible(start, end))
            self._shown[number] = MASK.join(_KEY_LIKE.sub(MASK, part.decode("utf-8", "replace")) for part in parts)
        return self._shown[number]

    def _visible(self, start: int, end: int) -> Iterator[bytes]:
        """The parts of a line between masks; masks that touch are one."""
        at = start
        for hidden_from, hidden_to in self._hidden:
            if hidden_to <= start or hidden_from >= end:
                continue
            yield self._text.data[at : max(at, hidden_from)]
            at = min(end, hidden_to)
        yield self._text.data[at:end]

    @cached_property
    def _hidden(self) -> list[tuple[int, int]]:
        """Byte ranges to mask, in order, none overlapping another."""
        found = [*self._regions]
        for form in {form for value in self._values for form in _forms(value)}:
            found.extend((match.start(), match.end()) for match in re.finditer(re.escape(form), self._text.data))
        merged: list[tuple[int, int]] = []
        for start, end in sorted(found):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return merged


def _forms(value: bytes) -> Iterator[bytes]:
    """A value, how else it may be written, and pieces of all these, so that a part of it shows no more than it has to."""
    encoded = base64.b64encode(value)
    written = (
        *value.split(b"\n"),
        value[::-1],
        value.upper(),
        value.lower(),
        encoded.rstrip(b"="),
        base64.urlsafe_b64encode(value).rstrip(b"="),
        base64.b64encode(encoded).rstrip(b"="),
        base64.b32encode(value).rstrip(b"="),
        base64.b85encode(value),
        base64.a85encode(value),
        value.hex().encode(),
        value.hex().upper().encode(),
        quote_from_bytes(value, safe="").encode(),
        *("".join(escape % byte for byte in value).encode() for escape in ("%%%02X", "%%%02x", r"\x%02x", r"\u%04x")),
    )
    for form in (value, *(form.strip() for form in written)):
        if len(form) >= _MIN_SEARCHED:
            yield form
        if len(form) <= _PIECED:
            yield from (form[at : at + _PIECE] for at in range(0, len(form) - _PIECE + 1, _PIECE // 2))
