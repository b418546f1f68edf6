"""The launcher for Jobs in a customer's AWS account: their role for a moment, their function, our ticket, its receipt."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from app.clouds.aws import SESSION_S
from app.clouds.errors import CloudError
from app.connect.errors import ConnectError
from app.dispatch.launcher import LauncherError
from app.store.integrations import IntegrationState
from protocol.document import DocumentError
from protocol.receipt import Receipt
from protocol.refusal import Refusal
from protocol.ticket import TicketError, open_signed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from app.clouds.aws import AwsCloud, Session
    from app.store.integrations import Integration

REUSED_S: Final = SESSION_S - 300
"""A scan's session is used for its further calls, as long as one lasts through the longest of them."""


_NOT_PROVEN: Final = "The integration {0} is not proven ({1}): run `outrider connect prove {0}`."


class AwsLauncher:
    """Acts on tickets through one integration's function. Making one opens no connection.

    Args:
        cloud: AWS.
        integration: its id, the audience of the tickets.
        find: gives the integration as it is now; raises ConnectError.
        keys: what verifies our own tickets.
        clock: seconds that only grow.

    """

    look_every_s = 60.0
    """Each look is an invocation, and money of the customer's."""

    def __init__(
        self,
        cloud: AwsCloud,
        integration: str,
        find: Callable[[str], Integration],
        keys: Mapping[str, Ed25519PublicKey],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._cloud = cloud
        self._integration = integration
        self._find = find
        self._keys = keys
        self._clock = clock
        self._sessions: dict[str, tuple[float, Session]] = {}

    def send(self, ticket: str) -> Receipt:
        """See `Launcher.send`."""
        try:
            scan = open_signed(ticket, self._keys, self._integration).scan
            its = self._find(self._integration)
            if its.state is not IntegrationState.PROVEN:
                raise LauncherError("not-proven", _NOT_PROVEN.format(its.id, its.reason or "it was not tried yet"))
            answer = self._cloud.invoke(self._session(its, scan), its.function, {"ticket": ticket})
        except (TicketError, CloudError, ConnectError) as error:
            raise LauncherError(error.reason, str(error), transient=getattr(error, "transient", False)) from error
        return read_answer(answer)

    def _session(self, its: Integration, scan: str) -> Session:
        """The role, under the scan's name: the customer's audit log tells which scan invoked what."""
        now = self._clock()
        self._sessions = {name: kept for name, kept in self._sessions.items() if now - kept[0] < REUSED_S}
        if scan not in self._sessions:
            opened = self._cloud.assume(its.role, its.external_id, its.region, f"outrider-{scan}", its.function)
            self._sessions[scan] = (now, opened)
        return self._sessions[scan][1]


def read_answer(answer: bytes) -> Receipt:
    """The receipt in a function's answer.

    Raises:
        LauncherError: it refuses, or answers neither receipt nor refusal.

    """
    try:
        refusal = Refusal.from_json(answer)
    except DocumentError:
        refusal = None
    if refusal is not None:
        raise LauncherError(refusal.reason, refusal.message, transient=refusal.transient)
    try:
        return Receipt.from_json(answer)
    except DocumentError as error:
        sentence = (
            "The function answered with something else than a receipt: is it ours, and of this release? Deploy the stack again."
        )
        raise LauncherError("bad-answer", sentence) from error
