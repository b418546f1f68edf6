"""Lists, a page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlencode

from flask import g, request

from demo.forge import limits

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


def page_of(items: Sequence[T]) -> Sequence[T]:
    """The page this request asks for by `per_page` and `page`; leaves the `Link` header for the answer."""
    size = per_page()
    last = max(1, -(-len(items) // size))
    page = max(1, request.args.get("page", 1, type=int))
    links: dict[str, int] = {}
    if page > 1:
        links |= {"first": 1, "prev": min(page - 1, last)}
    if page < last:
        links |= {"next": page + 1, "last": last}
    g.link = ", ".join(f'<{address_with(page=str(number))}>; rel="{name}"' for name, number in links.items())
    return items[(page - 1) * size : page * size]


def per_page() -> int:
    """How many items the caller wants at once, within GitHub's bounds."""
    return min(max(1, request.args.get("per_page", limits.PER_PAGE, type=int)), limits.PER_PAGE_MOST)


def address_with(**changes: str) -> str:
    """This request's address with some of its query changed."""
    return f"{request.base_url}?{urlencode(dict(request.args) | changes)}"
