"""JSON from outside, read without trust: bounded before it is parsed, and only what all readers understand alike."""

from __future__ import annotations

import json
import math
import re
from itertools import accumulate
from typing import Any

from webhooks.errors import BadJsonError

MAX_DEPTH = 32
"""Deliveries nest less than 10 deep; GitLab allows its own clients 32."""
MAX_PARTS = 1_000_000
"""Structural characters, as GitLab bounds them: 25 MB of `{},` would otherwise take 659 MB to parse."""
MAX_DIGITS = 20
"""More than any 64-bit integer has; Python takes quadratic time for long ones."""
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
_BRACKETS = {ord("{"): 1, ord("["): 1, ord("}"): -1, ord("]"): -1}
_OTHERS = bytes(set(range(256)) - set(_BRACKETS))


def read_object(body: bytes) -> dict[str, Any]:
    """The JSON object that `body` is.

    Raises:
        BadJsonError: it is none, or one that readers disagree about (duplicate keys, NaN), or one beyond the limits.

    """
    _bound(body)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadJsonError("not-utf-8", "The body is not UTF-8 text.") from error
    try:
        value = json.loads(text, parse_int=_integer, parse_float=_number, parse_constant=_constant, object_pairs_hook=_object)
    except ValueError as error:
        raise BadJsonError("not-json", "The body is not JSON: set the webhook's content type to application/json.") from error
    if not isinstance(value, dict):
        raise BadJsonError("not-an-object", "The body is JSON but not an object.")
    return value


def _bound(body: bytes) -> None:
    if sum(map(body.count, (b"{", b"[", b",", b":"))) > MAX_PARTS:
        raise BadJsonError("too-many-parts", f"The body has more than {MAX_PARTS} parts.")
    brackets = _STRING.sub(b"", body).translate(None, _OTHERS)
    if max(accumulate(map(_BRACKETS.__getitem__, brackets)), default=0) > MAX_DEPTH:
        raise BadJsonError("too-deep", f"The body nests deeper than {MAX_DEPTH} levels.")


def _integer(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise BadJsonError("bad-number", f"The body has an integer of more than {MAX_DIGITS} digits.")
    return int(digits)


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise BadJsonError("bad-number", "The body has a number beyond all bounds.")
    return number


def _constant(_name: str) -> float:
    raise BadJsonError("bad-number", "The body has NaN or Infinity, which are not JSON.")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise BadJsonError("duplicate-key", "The body names a key twice.")
    return value
