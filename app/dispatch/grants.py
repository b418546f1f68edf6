"""Grants: a Job shows its ticket and gets to read one repository and to sign one report."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from app.forges.interface import ReadToken, RepositoryAt
from app.store import scans
from app.store.scans import UNFINISHED
from protocol.grant import Grant
from protocol.ticket import TicketError, open_signed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cryptography.fernet import Fernet
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from sqlalchemy import Engine

    from app.forges.interface import Forge
    from app.store.scans import Scan

LEAST_LIFE_LEFT = timedelta(minutes=10)
"""A token with less than this left is not handed out again: a fetch of a large repository must end before it does."""


class GrantRefusedError(Exception):
    """A ticket that gets no grant.

    Attributes:
        reason: the ticket's own fault, or `unknown-scan`, `too-late`, `old-attempt`, `ended`.

    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class GrantOffice:
    """Gives grants: the same again while the attempt runs, none once it has ended."""

    engine: Engine
    forges: Mapping[str, Forge]
    keys: Mapping[str, Ed25519PublicKey]
    audience: str
    seal_key: Fernet
    report_key: Callable[[str, int], bytes]
    deadline: timedelta
    """From the grant to the report."""
    clock: Callable[[], datetime]

    def give(self, scan_id: str, signed: str, own_token: bool) -> Grant:  # noqa: FBT001  the web's seam passes values in order
        """The grant for a ticket.

        Args:
            scan_id: as it was asked for.
            signed: the ticket.
            own_token: the Job reads the forge with its customer's own token, so none is minted for it.

        Raises:
            GrantRefusedError: the ticket opens nothing, or nothing any more.
            ForgeError: the forge gave no token.

        """
        scan = self._scan_for(scan_id, signed)
        token = None if own_token else self._open_token(scan) or self._new_token(scan)
        with self.engine.begin() as connection:
            scans.update(connection, scan.id, only_in=UNFINISHED, deadline_at=self.clock() + self.deadline)
        return Grant(
            v=1,
            scan=scan.id,
            attempt=scan.attempt,
            clone_url=self.forges[scan.host].clone_url(at(scan)),
            username=token.username if token else None,
            token=token.value if token else None,
            expires=int(token.expires.timestamp()) if token else None,
            report_key=self.report_key(scan.id, scan.attempt).hex(),
        )

    def take_back(self, scan: Scan) -> None:
        """End the token of a scan's last attempt, if it has one."""
        token = self._open_token(scan, timedelta(0))
        if token is not None:
            self.forges[scan.host].revoke(token.value)
        with self.engine.begin() as connection:
            scans.update(connection, scan.id, token_sealed=None)

    def _scan_for(self, scan_id: str, signed: str) -> Scan:
        try:
            ticket = open_signed(signed, self.keys, self.audience)
        except TicketError as error:
            raise GrantRefusedError(error.reason, str(error)) from error
        with self.engine.connect() as connection:
            scan = scans.get(connection, scan_id)
        if scan is None or ticket.scan != scan_id:
            raise GrantRefusedError("unknown-scan", "the ticket is not for this scan")
        if ticket.attempt != scan.attempt:
            raise GrantRefusedError("old-attempt", "a newer attempt at this scan has begun")
        if scan.state not in UNFINISHED:
            raise GrantRefusedError("ended", "this scan has ended")
        if self.clock().timestamp() > ticket.start_by:
            raise GrantRefusedError("too-late", "the Job waited too long for a place: its ticket opens nothing any more")
        return scan

    def _open_token(self, scan: Scan, least_life: timedelta = LEAST_LIFE_LEFT) -> ReadToken | None:
        if scan.token_sealed is None:
            return None
        stored = json.loads(self.seal_key.decrypt(scan.token_sealed))
        token = ReadToken(stored["username"], stored["value"], datetime.fromtimestamp(stored["expires"], UTC))
        return token if token.expires - self.clock() > least_life else None

    def _new_token(self, scan: Scan) -> ReadToken:
        token = self.forges[scan.host].read_token(at(scan))
        stored = {"username": token.username, "value": token.value, "expires": token.expires.timestamp()}
        with self.engine.begin() as connection:
            scans.update(connection, scan.id, token_sealed=self.seal_key.encrypt(json.dumps(stored).encode()))
        return token


def at(scan: Scan) -> RepositoryAt:
    """Where the scan's repository is reached."""
    return RepositoryAt(scan.installation_id, scan.repository_id, scan.owner, scan.name)
