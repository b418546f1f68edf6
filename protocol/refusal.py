"""The refusal: what the customer's function answers to a ticket it does not act on."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from protocol.document import OpenDocument


class Refusal(OpenDocument):
    """Why there is no receipt. It repeats nothing of the ticket."""

    name: ClassVar[str] = "refusal"

    refused: Literal[True] = True
    """What tells it from a receipt."""
    reason: str = Field(pattern=r"^[a-z][a-z0-9-]{0,63}$")
    """For machines: the ticket's fault (`expired`, ...) or the cluster's (`forbidden`, `quota-exceeded`, ...)."""
    message: str = Field(min_length=1, max_length=2000)
    """For people, in a sentence."""
    transient: bool = False
    """Whether the same ticket may succeed when it is sent again."""
