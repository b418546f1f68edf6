"""What a reader of a verdict must know about the advisory data behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisories.index import STALE_AFTER
from advisories.sources import STARTER
from findings.coverage import Reason, Skipped

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from advisories.index import Index

MISSING = "advisories-missing"
STALE = "advisories-stale"
STARTER_SET = "starter-advisories"
_EVERYTHING = "*"


def data_gap(index: Index | None, now: datetime, limit: timedelta = STALE_AFTER) -> Skipped | None:
    """Say what is wrong with the data as a whole.

    Args:
        index: None when there is none.
        now: with a zone.
        limit: how old data may be.

    Returns:
        A gap when there is no index (`advisories-missing`) or an old one (`advisories-stale`); a note that is no gap
        when it is the starter set (`starter-advisories`); None when all is well.

    """
    if index is None:
        return _whole(MISSING, "Packages were not matched with advisories: run `outrider db update`", gap=True)
    if index.is_stale(now, limit):
        age = (now - index.updated_at).days
        text = f"The advisories are of {index.updated_at:%Y-%m-%d}, {age} days old: run `outrider db update`"
        return _whole(STALE, text, gap=True)
    if index.kind == STARTER:
        text = "Packages were matched with the starter set, a few well-known advisories: run `outrider db update` for all of them"
        return _whole(STARTER_SET, text, gap=False)
    return None


def _whole(code: str, text: str, *, gap: bool) -> Skipped:
    return Skipped(_EVERYTHING, Reason(code, text), gap)
