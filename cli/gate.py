"""What a scan is judged by where no service judges it: the policy beside it, and this machine's advisory data."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.collect.triage import Gate
    from findings.policy import Policy


def own_gate(policy: Policy) -> Gate:
    """The gate of this process's environment."""
    from advisories.errors import IndexUnusableError  # noqa: PLC0415  parts are imported when their command runs
    from advisories.index import Index  # noqa: PLC0415
    from advisories.settings import index_path  # noqa: PLC0415
    from app.collect.triage import Gate  # noqa: PLC0415
    from findings.policy import ENGINES  # noqa: PLC0415

    try:
        index = Index.open(index_path(os.environ))
    except IndexUnusableError:
        index = None  # the verdict names this gap
    days = float(os.environ.get("OUTRIDER_ADVISORIES_MAX_AGE_DAYS", "7"))
    return Gate(policy, policy.engines or ENGINES, index, datetime.now(UTC), timedelta(days=days))
