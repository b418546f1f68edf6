"""The doctor's look at an integration's members, by what the hub's function told of them: the service has no way into them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.doctor.check import Check, Health
from webhooks.aws_scan_models import Scanned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.connect.aws import AwsConnections
    from app.store.deployments import Deployment
    from app.store.integrations import Integration

UNREADABLE: Final = frozenset({"role-refused", "not-a-member", "access-denied"})
"""What the function says of a member it can not read."""


def look_at_members(connections: AwsConnections, integration: Integration) -> Iterator[Check]:
    """A check for each member."""
    return (_member(account, connections.told_of(integration, account)) for account in integration.members)


def _member(account: str, told: dict[str, Deployment]) -> Check:
    name = f"member {account}"
    for region, last in sorted(told.items()):
        verdict = Scanned.model_validate(last.document).verdict
        if verdict.reason in UNREADABLE:
            return Check(name, Health.ILL, f"{region}, {last.received_at:%Y-%m-%d}: {verdict.title}", verdict.reason)
    if told:
        seen = ", ".join(f"{region} {last.received_at:%Y-%m-%d}" for region, last in sorted(told.items()))
        return Check(name, Health.WELL, f"Its deployments are told and read: {seen}.")
    sentence = (
        "Nothing was told of its deployments: deploy spoke.yaml there with ReadRole=yes, and the hub with ReadMembers=yes. "
        "`outrider sweep FUNCTION --dry-run` says whether it can be read."
    )
    return Check(name, Health.UNKNOWN, sentence)
