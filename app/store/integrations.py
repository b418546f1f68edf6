"""Integrations: the customers' accounts, what ties each to us, and whether that was proved."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from app.store.tables import integrations

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection, RowMapping


class IntegrationState(StrEnum):
    """Whether the integration may be used."""

    MADE = "made"
    """Nothing was proved yet."""
    PROVEN = "proven"
    REFUSED = "refused"
    """The last proof failed: `reason` says why."""


@dataclass(frozen=True, slots=True)
class Integration:
    """A connected account. Its id, External ID, account, region and role never change: another is another integration."""

    id: str
    """32 hexadecimal digits; the audience of its tickets."""
    cloud: str
    """`aws`."""
    account: str
    region: str
    role: str
    """ARN of the role we assume."""
    function: str
    """ARN of the one function we invoke."""
    external_id: str
    """Random and ours; no secret, but never chosen by the customer."""
    cluster: str
    members: Sequence[str]
    """Further accounts that may forward events over this account's bus."""
    created_at: datetime
    owners: Sequence[str] = ()
    """Owners on the forge whose commits its deployments' results may be posted to; none: results are kept and not posted."""
    state: IntegrationState = IntegrationState.MADE
    reason: str = ""
    proven_at: datetime | None = None


def create(connection: Connection, integration: Integration) -> None:
    """Store a new integration.

    Raises:
        sqlalchemy.exc.IntegrityError: another one has its role.

    """
    connection.execute(insert(integrations).values(asdict(integration) | _lists(integration.members, integration.owners)))


def get(connection: Connection, integration_id: str) -> Integration | None:
    """The integration of that id."""
    row = connection.execute(select(integrations).where(integrations.c.id == integration_id)).mappings().first()
    return _integration(row) if row else None


def every(connection: Connection) -> list[Integration]:
    """All integrations, oldest first."""
    rows = connection.execute(select(integrations).order_by(integrations.c.created_at, integrations.c.id))
    return [_integration(row) for row in rows.mappings()]


def with_role(connection: Connection, role: str) -> Integration | None:
    """The integration that uses a role."""
    row = connection.execute(select(integrations).where(integrations.c.role == role)).mappings().first()
    return _integration(row) if row else None


def judge(connection: Connection, integration_id: str, state: IntegrationState, reason: str, at: datetime | None) -> None:
    """Say what a proof came to."""
    chosen = integrations.c.id == integration_id
    connection.execute(update(integrations).where(chosen).values(state=state, reason=reason, proven_at=at))


def speak_for(connection: Connection, integration_id: str, owners: Sequence[str]) -> None:
    """Say for whose commits it may speak, in place of what was said before."""
    connection.execute(update(integrations).where(integrations.c.id == integration_id).values(owners=list(owners)))


def have_members(connection: Connection, integration_id: str, members: Sequence[str]) -> None:
    """Say which accounts belong to it, in place of what was said before."""
    connection.execute(update(integrations).where(integrations.c.id == integration_id).values(members=list(members)))


def _lists(members: Sequence[str], owners: Sequence[str]) -> dict[str, list[str]]:
    return {"members": list(members), "owners": list(owners)}


def _integration(row: RowMapping) -> Integration:
    lists = {"members": tuple(row["members"]), "owners": tuple(row["owners"])}
    return Integration(**{**row, **lists, "state": IntegrationState(row["state"])})
