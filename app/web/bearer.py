"""Tokens that callers send in a header."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.web.errors import ApiError

if TYPE_CHECKING:
    from flask import Request

_SCHEME: Final = "bearer "


def bearer(request: Request, wanted: str) -> str:
    """The token of a request.

    Args:
        request: whose header is read.
        wanted: what should be there, in words.

    Raises:
        ApiError: there is none.

    """
    given = request.headers.get("Authorization", "")
    if given[: len(_SCHEME)].lower() != _SCHEME:
        raise ApiError(401, "no-token", f"Send {wanted}: Authorization: Bearer …")
    return given[len(_SCHEME) :].strip()
