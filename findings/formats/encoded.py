"""JSON as text that every parser takes and no terminal acts on."""

from __future__ import annotations

import json
import re
from typing import Any

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def to_json_text(document: object) -> str:
    """Write a document in ASCII, indented, with a line feed at the end.

    Lone surrogates (bytes of a file name that are no UTF-8) become `<U+DCE9>`: RFC 8259 (8.2) leaves open what a reader makes of
    them, and databases refuse them.
    """
    return json.dumps(_encodable(document), indent=2, allow_nan=False) + "\n"


def _encodable(value: Any) -> Any:  # noqa: ANN401  whatever JSON can hold
    if isinstance(value, str):
        return _LONE_SURROGATE.sub(lambda match: f"<U+{ord(match[0]):04X}>", value)
    if isinstance(value, dict):
        return {_encodable(key): _encodable(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_encodable(item) for item in value]
    return value
