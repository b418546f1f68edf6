"""Shows the lines around a secret without the secret, in whatever form it stands there."""

from __future__ import annotations

import base64
import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING
from urllib.parse import quote_from_bytes

from scanner.engines.source_text import SourceText, snippet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MASK = "****"

_SHOWN_LINES = 3
_NEAR = 800
"""Bytes of a line shown on either side of a secret, before they are cut to a snippet's width ..."""
_MARGIN = 200
"""... and bytes beyond that are looked at, so that nothing shown is the unmasked end of something longer."""
_GRAM = 8
"""So many bytes in a row of a value, in whatever form, are never shown."""
_MIN_SEARCHED = 4
"""Shorter values are masked where they were found; searched for, they would blot out every word that holds them."""
_LONG_ENOUGH_TO_BEGIN = 20
_BEGINNING = re.compile(rb"[A-Za-z0-9_-]{4}")

# Beside a secret often stands another one that no rule knows. So nothing else that looks like key material is shown on its
# lines either: a long run of the letters keys are written with that mixes in a digit.
_KEY_LIKE = re.compile(rb"(?=[A-Za-z+/_%~.\\-]*\d)[A-Za-z0-9+/_%~.\\-]{16,}={0,2}")


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
        self._regions = merged(regions)
        self._starts = [start for start, _ in self._regions]
        self._ends = [end for _, end in self._regions]
        forms = {form for value in set(values) for form in _forms(value)}
        self._grams = {form[at : at + _GRAM] for form in forms for at in range(len(form) - _GRAM + 1)}
        self._short = {form for form in forms if len(form) < _GRAM}

    def snippet(self, start: int, first: int, last: int) -> str:
        """Lines `first` to `last` (the first few of them) with masks in place of secrets, cut around the byte `start`."""
        before, after = self._line(first, start)
        numbers = range(first + 1, min(last, first + _SHOWN_LINES - 1) + 1)
        lines = [before + after, *(self._line(number, 0)[1] for number in numbers)]
        shown = snippet(lines, len(before) + 1)
        return f"{shown}\n…" if last >= first + _SHOWN_LINES else shown

    def _line(self, number: int, focus: int) -> tuple[str, str]:
        """What is shown of a line before and from the byte `focus` on, or from its beginning on if that is not in it."""
        begin, end = self._text.span(number)
        focus = min(max(begin, focus), end)
        shown_from, shown_to = max(begin, focus - _NEAR), min(end, focus + _NEAR)
        hidden = self._hidden(max(begin, shown_from - _MARGIN), min(end, shown_to + _MARGIN))
        before, after = self._shown(shown_from, focus, hidden), self._shown(focus, shown_to, hidden)
        return ("…" if shown_from > begin else "") + before, after + ("…" if shown_to < end else "")

    def _shown(self, start: int, end: int, hidden: list[tuple[int, int]]) -> str:
        parts, at = [], start
        for hidden_from, hidden_to in hidden:
            if hidden_from < end and hidden_to > start:
                parts.append(self._text.data[at : max(at, hidden_from)])
                at = min(end, hidden_to)
        parts.append(self._text.data[at:end])
        return MASK.join(part.decode("utf-8", "replace") for part in parts)

    def _hidden(self, start: int, end: int) -> list[tuple[int, int]]:
        """Byte ranges to mask in a part of the file, in order, none touching another."""
        part = self._text.data[start:end]
        found = self._regions[bisect_right(self._ends, start) : bisect_left(self._starts, end)]
        found += [(start + match.start(), start + match.end()) for match in _KEY_LIKE.finditer(part)]
        found += [(start + at, start + at + _GRAM) for at in range(len(part) - _GRAM + 1) if part[at : at + _GRAM] in self._grams]
        for form in self._short:
            found += [(start + match.start(), start + match.end()) for match in re.finditer(re.escape(form), part)]
        return merged(found)


def merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same in order, with those that touch made one, so that none touches another."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def _forms(value: bytes) -> Iterator[bytes]:
    """A value, and how else it may be written."""
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
    return (form for form in (value, *(form.strip() for form in written)) if len(form) >= _MIN_SEARCHED)
