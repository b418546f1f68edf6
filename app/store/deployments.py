"""Deployments: what an account's function found in something that was put into service, and the checks that tell of it."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from app.store.tables import deployment_checks, deployment_digests, deployments
from app.store.upsert import insert_into

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection


class CheckState(StrEnum):
    """How far a check run got."""

    PLANNED = "planned"
    BEGUN = "begun"
    """It may or may not be there: look before it is made."""
    POSTED = "posted"
    REFUSED = "refused"
    """`reason` says why; it is tried again when something new is told of it."""


@dataclass(frozen=True, slots=True)
class Deployment:
    """The result of one content of one target, with one state of the advisory data."""

    id: str
    """Of integration, target, content and advisory data: see `digest_id`."""
    integration: str
    account: str
    region: str
    kind: str
    name: str
    document: Mapping[str, Any]
    """The event's detail, as `webhooks.aws_scans` reads it."""
    received_at: datetime
    reason: str = ""
    """What became of it: the commit it was mapped to, or why to none."""


@dataclass(frozen=True, slots=True)
class DeploymentCheck:
    """A check run on a commit, for one deployment."""

    id: str
    """What the forge knows it by, too."""
    deployment_id: str
    host: str
    owner: str
    name: str
    commit: str
    told_by: str
    """What named the commit: `record`, `label` or `tag`."""
    state: CheckState = CheckState.PLANNED
    reason: str = ""
    attempt: int = 1
    check_run_id: int | None = None


def digest_id(*parts: str) -> str:
    """An id made of what it stands for: the same parts are the same thing."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def keep(connection: Connection, deployment: Deployment, digests: Sequence[str]) -> bool:
    """Store a result once, with what it can be recorded by; whether it is new."""
    statement = insert_into(connection, deployments).values(asdict(deployment)).on_conflict_do_nothing(index_elements=["id"])
    if connection.execute(statement.returning(deployments.c.id)).first() is None:
        return False
    rows = [{"deployment_id": deployment.id, "digest": digest} for digest in dict.fromkeys(digests)]
    if rows:
        connection.execute(insert(deployment_digests), rows)
    return True


def get(connection: Connection, deployment_id: str) -> Deployment | None:
    """The deployment of that id."""
    row = connection.execute(select(deployments).where(deployments.c.id == deployment_id)).mappings().first()
    return Deployment(**row) if row else None


def of_digests(connection: Connection, digests: Sequence[str]) -> list[Deployment]:
    """The results of any of these artifacts, oldest first."""
    found = select(deployment_digests.c.deployment_id).where(deployment_digests.c.digest.in_(digests))
    rows = connection.execute(select(deployments).where(deployments.c.id.in_(found)).order_by(deployments.c.received_at))
    return [Deployment(**row) for row in rows.mappings()]


def latest(connection: Connection, integration: str, limit: int) -> list[Deployment]:
    """An integration's last results, newest first."""
    chosen = select(deployments).where(deployments.c.integration == integration)
    rows = connection.execute(chosen.order_by(deployments.c.received_at.desc(), deployments.c.id).limit(limit))
    return [Deployment(**row) for row in rows.mappings()]


def latest_by_region(connection: Connection, integration: str, account: str, limit: int) -> dict[str, Deployment]:
    """What was told last of each region of an account, among as many as are looked at."""
    chosen = deployments.c.integration == integration, deployments.c.account == account
    newest_last = select(deployments).where(*chosen).order_by(deployments.c.received_at.desc(), deployments.c.id).limit(limit)
    rows = [Deployment(**row) for row in connection.execute(newest_last).mappings()]
    return {one.region: one for one in reversed(rows)}


def of_target(connection: Connection, like: Deployment, limit: int) -> list[Deployment]:
    """What was told of the same target last, whatever its content was then, newest first."""
    same = [deployments.c[name] == getattr(like, name) for name in ("integration", "account", "region", "kind", "name")]
    newest_first = deployments.c.received_at.desc(), deployments.c.id
    rows = connection.execute(select(deployments).where(*same).order_by(*newest_first).limit(limit))
    return [Deployment(**row) for row in rows.mappings()]


def explain(connection: Connection, deployment_id: str, reason: str) -> None:
    """Say what became of a result."""
    connection.execute(update(deployments).where(deployments.c.id == deployment_id).values(reason=reason))


def plan_check(connection: Connection, wanted: DeploymentCheck) -> DeploymentCheck:
    """The check as it stands: made if there was none, and armed again if it was refused."""
    row = asdict(wanted)
    connection.execute(insert_into(connection, deployment_checks).values(row).on_conflict_do_nothing(index_elements=["id"]))
    known = check(connection, wanted.id) or wanted
    if known.state is not CheckState.REFUSED:
        return known
    armed = replace(known, state=CheckState.BEGUN, reason="", attempt=known.attempt + 1)
    save_check(connection, armed)
    return armed


def check(connection: Connection, check_id: str) -> DeploymentCheck | None:
    """The check of that id."""
    row = connection.execute(select(deployment_checks).where(deployment_checks.c.id == check_id)).mappings().first()
    return DeploymentCheck(**{**row, "state": CheckState(row["state"])}) if row else None


def checks_of(connection: Connection, deployment_id: str) -> list[DeploymentCheck]:
    """The checks that tell of a deployment."""
    chosen = select(deployment_checks).where(deployment_checks.c.deployment_id == deployment_id)
    rows = connection.execute(chosen.order_by(deployment_checks.c.id)).mappings()
    return [DeploymentCheck(**{**row, "state": CheckState(row["state"])}) for row in rows]


def save_check(connection: Connection, changed: DeploymentCheck) -> None:
    """Store how far a check got."""
    values = {field.name: getattr(changed, field.name) for field in fields(changed) if field.name != "id"}
    connection.execute(update(deployment_checks).where(deployment_checks.c.id == changed.id).values(values))


def forget(connection: Connection, before: datetime) -> int:
    """Delete the results received before, with their checks; answers how many there were."""
    return connection.execute(delete(deployments).where(deployments.c.received_at < before)).rowcount
