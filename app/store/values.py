"""The boundary of the store: values that one database takes and another refuses or changes never get in."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from app.store.errors import UnstorableValueError

MAX_INTEGER = 2**63 - 1
"""The largest integer of both databases. https://www.postgresql.org/docs/current/datatype-numeric.html"""
MAX_DEPTH = 64
"""Deeper than any document of ours; also keeps the check itself from running out of stack."""


def checked_text(value: str) -> str:
    """The text itself.

    Raises:
        UnstorableValueError: it has a NUL, which PostgreSQL refuses, or a lone surrogate, which is no Unicode text.

    """
    if "\0" in value:
        raise UnstorableValueError("Text with a NUL character can not be stored.")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise UnstorableValueError("Text with a lone surrogate can not be stored.") from error
    return value


def checked(value: object, depth: int = 0) -> None:
    """Look through a JSON value.

    Raises:
        UnstorableValueError: something in it can not be stored on every database.

    """
    if depth > MAX_DEPTH:
        raise UnstorableValueError(f"A document nested deeper than {MAX_DEPTH} levels can not be stored.")
    if isinstance(value, str):
        checked_text(value)
    elif isinstance(value, Mapping):
        if not all(isinstance(name, str) for name in value):
            raise UnstorableValueError("A document whose names are not text can not be stored as JSON.")
        for name, item in value.items():
            checked(name, depth + 1)
            checked(item, depth + 1)
    elif isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        for item in value:
            checked(item, depth + 1)
    else:
        _checked_scalar(value)


def _checked_scalar(value: object) -> None:
    if isinstance(value, int) and not -MAX_INTEGER - 1 <= value <= MAX_INTEGER:
        raise UnstorableValueError("An integer of more than 63 bits can not be stored.")
    if isinstance(value, float) and not math.isfinite(value):
        raise UnstorableValueError("NaN and infinity can not be stored.")
    if not isinstance(value, int | float | None):
        raise UnstorableValueError(f"A {type(value).__name__} can not be stored as JSON.")
