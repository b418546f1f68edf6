"""Texts from outside, made fit for one line of plain text."""

from __future__ import annotations

import re
import unicodedata

_SENTENCE_END = re.compile(r"[.!?](?=\s)")
_SHORTEST = 60
_READ_AHEAD = 20
"""Characters read for each one kept: enough to skip white space and controls, and bounded."""


def one_line(text: str, limit: int, *, first_sentence: bool = False) -> str:
    """Plain text on one line of at most `limit` characters.

    Control, format (bidirectional, zero width), surrogate and private characters are removed, white space is folded,
    and what is cut ends with an ellipsis. Escaping for Markdown or HTML is the sink's work.

    Args:
        text: of any length and content.
        limit: most characters of the answer.
        first_sentence: end with the first sentence, or a later one where the first says as little as "X is a library."

    """
    readable = "".join(_readable(character) for character in text[: limit * _READ_AHEAD])
    line = " ".join(readable.split())
    if first_sentence and (end := _SENTENCE_END.search(line, _SHORTEST)):
        line = line[: end.end()]
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def _readable(character: str) -> str:
    if character.isspace():
        return " "
    return "" if unicodedata.category(character).startswith("C") else character
