"""The planning stage: a stored delivery to a stored scan, or to the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.plan.deployments import Deployments
from app.plan.plan import Plan, plan_change, plan_push, plan_rerun
from app.store import inbox, integrations, scans
from app.store.engine import reading
from app.store.inbox import InboxState
from webhooks import aws, aws_scans
from webhooks.aws_scan_models import Scanned
from webhooks.errors import WebhookError
from webhooks.events import ChangeEvent, Event, Ignored, Ping, PushEvent
from webhooks.github import normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from sqlalchemy import Connection, Engine

    from app.forges.interface import Forge
    from app.plan.deployments import Kept
    from app.store.inbox import InboxRow
    from app.store.integrations import Integration
    from app.store.scans import Scan


@dataclass(frozen=True, slots=True)
class Planning:
    """Plans what the inbox holds."""

    engine: Engine
    forges: Mapping[str, Forge]
    clock: Callable[[], datetime]

    def plan(self, row_id: int) -> dict[str, Any]:
        """Plan one delivery: `{scan, superseded, reason, checks}`, by ids. Planning it again plans the same.

        Raises:
            ForgeError: the forge could not be asked.

        """
        row = inbox.get(self.engine, row_id)
        body = inbox.body(self.engine, row_id)
        if row is not None and row.forge == "record":
            return _kept(self._deployments.keep_record(row.host, body))
        event = self._event(row, body)
        if isinstance(event, Scanned):
            return _kept(self._deployments.keep_result(row.host if row else "", event))
        plan = self._plan(event)
        with self.engine.begin() as connection:
            if plan.scan is not None:
                scans.create_if_absent(connection, plan.scan)
            superseded = [scan.id for scan in self._unfinished(connection, event) if plan.scan is None or scan.id != plan.scan.id]
        return {
            "scan": plan.scan.id if plan.scan else None,
            "superseded": superseded if plan.supersedes else [],
            "reason": plan.reason,
            "checks": [],
        }

    def record(self, row_id: int, reason: str) -> None:
        """Say in the inbox what the delivery led to."""
        inbox.mark(self.engine, row_id, InboxState.DONE, reason)

    def give_up(self, row_id: int, reason: str) -> None:
        """Leave the delivery for a person: sent again, it is tried again."""
        inbox.mark(self.engine, row_id, InboxState.FAILED, reason)

    @property
    def _deployments(self) -> Deployments:
        return Deployments(self.engine, tuple(self.forges), self.clock)

    def _event(self, row: InboxRow | None, body: bytes) -> Event | Scanned:
        if row is None:
            return Ignored("gone", "The delivery is no longer in the inbox.")
        if row.forge != "aws":
            return normalise(row.headers, body, row.host)
        with reading(self.engine) as connection:
            sender = integrations.get(connection, row.host)
        return _of_account(body, sender) if sender else Ignored("unknown-integration", "There is no such integration any more.")

    def _plan(self, event: Event) -> Plan:
        if isinstance(event, Ignored):
            return Plan(None, f"ignored: {event.reason}: {event.detail}")
        if isinstance(event, Ping):
            return Plan(None, "ping: the forge reaches us")
        forge = self.forges.get(event.host)
        if forge is None:
            return Plan(None, f"ignored: unknown-host: no forge at {event.host} is set up here")
        if isinstance(event, ChangeEvent):
            return plan_change(event, forge, self.clock())
        if isinstance(event, PushEvent):
            return plan_push(event, forge, self.clock())
        with self.engine.connect() as connection:
            last = scans.get(connection, event.external_id)
            if last is not None:
                last = scans.latest_for_head(connection, last.host, last.repository_id, last.head)
        return plan_rerun(event, last, forge, self.clock())

    def _unfinished(self, connection: Connection, event: Event) -> list[Scan]:
        if isinstance(event, ChangeEvent):
            return scans.unfinished_for_change(connection, event.host, event.repository.id, event.number)
        if isinstance(event, PushEvent):
            return scans.unfinished_for_ref(connection, event.host, event.repository.id, event.ref)
        return []


def _kept(kept: Kept) -> dict[str, Any]:
    return {"scan": None, "superseded": [], "reason": kept.reason, "checks": [list(check) for check in kept.checks]}


def _of_account(body: bytes, sender: Integration) -> Ignored | Scanned:
    """What an account's event leads to: results are kept; what was deployed is the account's own function's to scan."""
    try:
        told = aws.read_forwarded(body)[1]
    except WebhookError as error:
        return Ignored(error.reason, str(error))
    if aws_scans.is_scan(told):
        return aws_scans.read_scan(told, aws_scans.Hub(sender.account, sender.region, sender.members))
    event = aws.normalise(told)
    if isinstance(event, Ignored):
        return event
    sentence = f"The service does not scan what {event.name} put into service: the account's function does, with DeployEvents."
    return Ignored("not-supported", sentence)
