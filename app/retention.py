"""Forgetting what nobody needs any more: finished deliveries and workflows, and old scans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dbos import DBOS

from app.store import deployments, inbox, record_tokens, records, scans

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from sqlalchemy import Engine

BATCH: Final = 500
ENDED: Final = ["SUCCESS", "ERROR", "CANCELLED"]


@dataclass(frozen=True, slots=True)
class Retention:
    """How long things are kept."""

    deliveries: timedelta
    """Finished ones, and the workflows' records."""
    scans: timedelta
    """Concluded ones; records of builds and results of deployments too."""

    def apply(self, engine: Engine, now: datetime) -> None:
        """Delete what is older."""
        inbox.forget(engine, now - self.deliveries)
        with engine.begin() as connection:
            scans.forget(connection, now - self.scans)
            records.forget(connection, now - self.scans)
            record_tokens.forget(connection, now - self.scans)
            deployments.forget(connection, now - self.scans)
        _forget_workflows(now - self.deliveries)


def _forget_workflows(before: datetime) -> None:
    while ended := DBOS.list_workflows(
        status=ENDED, end_time=before.isoformat(), limit=BATCH, load_input=False, load_output=False
    ):
        DBOS.delete_workflows([workflow.workflow_id for workflow in ended])
