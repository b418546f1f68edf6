"""What the web part is made of: values and functions, handed over by whoever composes the service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sqlalchemy import Engine

    from app.record_tokens import RecordScope
    from app.web.operators import OperatorServices
    from protocol.grant import Grant


@dataclass(frozen=True, slots=True)
class WebServices:
    """All that the web part uses."""

    engine: Engine
    webhook_secrets: Sequence[bytes]
    """The current one first; never empty."""
    github_host: str
    github_url: str
    """Where people see the forge: `https://github.com`."""
    max_delivery_bytes: int
    link_key: bytes
    """Signs the links to scans' pages."""
    give_grant: Callable[[str, str, bool], Grant]
    """The grant for a scan's id and its signed ticket, without a token where the Job has its own (then True); raises
    GrantRefusedError and ForgeError."""
    report_key: Callable[[str, int], bytes | None]
    """The key that signs the report of a scan's attempt; None when there is no such attempt."""
    event_secret: Callable[[str], str]
    """What an integration's events carry beside its id: 64 hexadecimal digits, of an unknown integration too."""
    know_probe: Callable[[str, str], None]
    """Knows a probe's id and its signed ticket again; raises TicketError."""
    record_scope: Callable[[str], RecordScope]
    """What a pipeline's token may record; raises RecordTokenError."""
    operators: OperatorServices | None
    """What operators may do over the API; None to have no such API."""
    clock: Callable[[], datetime]
    """The time now, aware."""
