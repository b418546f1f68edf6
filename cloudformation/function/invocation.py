"""What the function was called with: a ticket, or an event (a schedule's among them). Anything else is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cloudformation.function.errors import UnreadableError
from webhooks.aws import AwsEvent, normalise, read_event
from webhooks.errors import BadDeliveryError

if TYPE_CHECKING:
    from webhooks.events import Ignored


@dataclass(frozen=True, slots=True)
class TicketCall:
    """Somebody shows a ticket. Nothing about it is believed yet."""

    signed: str
    begin: int = 0
    """From which byte on a left report is asked for. Not signed: it chooses a part of what the ticket gets anyway."""


def read_invocation(value: object) -> TicketCall | AwsEvent | Ignored:
    """What an invocation's JSON is.

    Raises:
        UnreadableError: it is neither a ticket's nor an event's.

    """
    if isinstance(value, dict) and "ticket" in value and set(value) <= {"ticket", "begin"}:
        signed, begin = value["ticket"], value.get("begin", 0)
        if isinstance(signed, str) and type(begin) is int and begin >= 0:
            return TicketCall(signed, begin)
    try:
        return normalise(read_event(value if isinstance(value, dict) else {}))
    except BadDeliveryError as error:
        sentence = "The invocation is neither a ticket nor an event: it has no field that is known here."
        raise UnreadableError("unknown-invocation", sentence) from error
