"""Files without the bodies of functions that a run need not see. Everything else stays at its place, byte for byte.

Where a body begins is told from the text by what is sure: a function whose head is not that plain keeps its body.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from scanner.engines.code_outline import LONGEST_HEAD, closing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scanner.engines.code_outline import Function

_PYTHON_HEAD = re.compile(rb"(?:async\s++)?def\s++\w++\s*+\(")
_PYTHON_REST = re.compile(rb"\s*+(?:->[^:#\n\"'(){}]*+)?:")
_NOTHING_YET = re.compile(rb"(?:\s++|#[^\n]*+)*+")
_HEAD = re.compile(rb"(?:[^(){}=]|=(?!>))*+\(")
_REST = re.compile(rb"\s*+(?:throws\s[\w.,\s]++|:\s*+\w[\w.<>\[\]\s]*+)?(?:=>\s*+)?\{")
_AFTER = b"; \t\r\n"
_INK = re.compile(rb"\S")
_start = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What one run sees of a file."""

    data: bytes
    """As long as the file."""
    left_out: tuple[tuple[int, int], ...] = ()
    """Byte ranges of the functions whose bodies are blank, by place; none in another."""

    def has(self, offset: int) -> bool:
        """Whether a place of the file is to be seen."""
        before = bisect_right(self.left_out, offset, key=_start)
        return not before or offset >= self.left_out[before - 1][1]


def excerpt(data: bytes, family: str, functions: Sequence[Function], needed: Iterable[Function]) -> Excerpt:
    """Leave out functions.

    Args:
        data: the file.
        family: of its language.
        functions: all of the file, sorted by place.
        needed: those to be seen, with all that stands inside them and around them.

    """
    shown = sorted((each.start, each.end) for each in needed)
    starts, ends = [start for start, _ in shown], list(accumulate((end for _, end in shown), max))
    text, left_out = bytearray(data), list[tuple[int, int]]()
    for function in functions:
        if left_out and function.start < left_out[-1][1]:
            continue
        before = bisect_left(starts, function.end)
        if before and ends[before - 1] > function.start:
            continue
        body = _python_body(data, function) if family == "python" else _body(data, function)
        if body is not None:
            start, end, instead = body
            text[start:end] = instead
            left_out.append((function.start, function.end))
    return Excerpt(bytes(text), tuple(left_out))


def _python_body(data: bytes, function: Function) -> tuple[int, int, bytes] | None:
    """From where to where it is, and what stands there instead: the smallest statement there is."""
    start = _after_head(data, function, _PYTHON_HEAD, _PYTHON_REST)
    if start is None:
        return None
    end = min(function.end, start + LONGEST_HEAD)
    first = _NOTHING_YET.match(data, start, end)
    at = first.end() if first is not None else end
    if at >= end:
        return None
    return start, function.end, b"%b0%b" % (_blank(data[start:at]), _blank(data[at + 1 : function.end]))


def _body(data: bytes, function: Function) -> tuple[int, int, bytes] | None:
    """What stands between its braces, and what instead: nothing."""
    start = _after_head(data, function, _HEAD, _REST)
    end = function.start + len(data[function.start : function.end].rstrip(_AFTER)) - 1
    if start is None or start > end or data[end : end + 1] != b"}":
        return None
    return start, end, _blank(data[start:end])


def _after_head(data: bytes, function: Function, head: re.Pattern[bytes], rest: re.Pattern[bytes]) -> int | None:
    end = min(function.end, function.start + LONGEST_HEAD)
    opening = head.match(data, function.start, end)
    if opening is None:
        return None
    length = closing(data[opening.end() - 1 : end].decode("latin-1"))
    found = rest.match(data, opening.end() - 1 + length, end) if length else None
    return found.end() if found is not None else None


def _blank(data: bytes) -> bytes:
    return _INK.sub(b" ", data)
