"""Results of scans of deployments, as the customer's own function puts them on its account's bus. No I/O."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from webhooks.aws_scan_models import Scanned, TellsVersion
from webhooks.events import Ignored

if TYPE_CHECKING:
    from collections.abc import Collection

    from webhooks.aws_models import EventBody

SOURCE: Final = "outrider.scans"
DETAIL_TYPE: Final = "Outrider Deployment Scanned"
VERSION: Final = 1
"""Grows when a reader of an older event would misread a newer one; added fields do not change it."""


@dataclass(frozen=True, slots=True)
class Hub:
    """Whose function is believed, and for which accounts it may speak."""

    account: str
    region: str
    members: Collection[str] = ()


def is_scan(event: EventBody) -> bool:
    """Whether an event is one of ours."""
    return event.source == SOURCE


def read_scan(event: EventBody, hub: Hub) -> Scanned | Ignored:
    """What was found, or why the event can not be used.

    The event's account and region are EventBridge's own word for where it was put: the hub's function puts it in its own, and
    nobody else is believed. A detail may tell of the hub's account, in any region, or of a member that was named to us.
    """
    if event.detail_type != DETAIL_TYPE:
        return Ignored("unsupported-event", "Nothing here depends on such events.")
    try:
        if TellsVersion.model_validate(event.detail).v > VERSION:
            sentence = "The account's function is newer than the service: update the service, then deploy again."
            return Ignored("unsupported-version", sentence)
        scanned = Scanned.model_validate(event.detail)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
        place = next(iter(fault["loc"]), "its detail")  # a name of ours; further in they may be the sender's
        return Ignored("malformed", f"The event is not what the account's function sends: {place} is wrong.")
    if (event.account, event.region) != (hub.account, hub.region):
        return Ignored("foreign-account", "The event was put where the account's function is not: nobody there is believed.")
    if scanned.account not in {hub.account, *hub.members}:
        sentence = f"The event tells of {scanned.account}, which is no member: outrider connect members names it."
        return Ignored("foreign-account", sentence)
    return scanned
