"""Deployments that could not be scanned: each is told until a scan of the same content has a result."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.store import deployments
from webhooks.aws_scan_models import Scanned

if TYPE_CHECKING:
    from typing import Final

    from sqlalchemy import Connection

    from app.store.deployments import Deployment

SUPERSEDED: Final = "superseded: a later scan of the same content has a result"
_LOOKED_AT: Final = 100
"""Of a target's last accounts. One older than all of these is not looked for: then an error is told once too often."""


def last_result(connection: Connection, like: Deployment) -> Deployment | None:
    """The last result of the same content of the same target; None where it never had one."""
    identity = like.document["identity"]
    same = [one for one in deployments.of_target(connection, like, _LOOKED_AT) if one.document["identity"] == identity]
    return max((one for one in same if not is_error(one)), key=scanned_at, default=None)


def is_superseded(connection: Connection, deployment: Deployment) -> bool:
    """Whether it is an error that a result came after, in whatever order they arrived here."""
    if not is_error(deployment):
        return False
    result = last_result(connection, deployment)
    return result is not None and scanned_at(result) >= scanned_at(deployment)


def is_error(deployment: Deployment) -> bool:
    """Whether it tells that there is no result."""
    return Scanned.model_validate(deployment.document).is_error


def scanned_at(deployment: Deployment) -> datetime:
    """When the account's function ended with it; when it was received, where that is not told."""
    try:
        told = datetime.fromisoformat(str(deployment.document.get("scanned_at")))
    except ValueError:
        return deployment.received_at
    return told if told.tzinfo else told.replace(tzinfo=UTC)
