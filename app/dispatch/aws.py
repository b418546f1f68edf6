"""The launcher for Jobs in a customer's AWS account: their role for a moment, their function, our ticket, its receipt."""

from __future__ import annotations

import base64
import math
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
from protocol.sizes import MAX_DEPOSIT_BYTES, MAX_PART_BYTES
from protocol.ticket import TicketError, open_signed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from app.clouds.aws import AwsCloud, Session
    from app.store.integrations import Integration
    from protocol.receipt import LeftReport

MAX_PARTS: Final = 2 * math.ceil(MAX_DEPOSIT_BYTES / MAX_PART_BYTES)
"""Of one report: a function that gives a byte at a time must not keep us from all other scans."""
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
            session = self._session(its, scan)
            return whole(lambda begin: self._cloud.invoke(session, its.function, _payload(ticket, begin)))
        except (TicketError, CloudError, ConnectError) as error:
            raise LauncherError(error.reason, str(error), transient=getattr(error, "transient", False)) from error

    def _session(self, its: Integration, scan: str) -> Session:
        """The role, under the scan's name: the customer's audit log tells which scan invoked what."""
        now = self._clock()
        self._sessions = {name: kept for name, kept in self._sessions.items() if now - kept[0] < REUSED_S}
        if scan not in self._sessions:
            opened = self._cloud.assume(its.role, its.external_id, its.region, f"outrider-{scan}", its.function)
            self._sessions[scan] = (now, opened)
        return self._sessions[scan][1]


def _payload(ticket: str, begin: int) -> dict[str, object]:
    """A function of an older release knows no `begin`, and has nothing that would need one."""
    return {"ticket": ticket, "begin": begin} if begin else {"ticket": ticket}


def whole(ask: Callable[[int], bytes]) -> Receipt:
    """The receipt of a function that answers with a part of a left report at a time, with all of the report.

    Args:
        ask: gives the answer with the report from that byte on.

    Raises:
        LauncherError: as `read_answer`; or the report was replaced meanwhile, and is to be asked for anew.

    """
    receipt = first = read_answer(ask(0))
    if first.report is None or not first.report.part or first.report.size > MAX_DEPOSIT_BYTES:
        return first
    content = b""
    for _ in range(MAX_PARTS):
        if receipt.report is None or not _continues(receipt.report, first.report, len(content)):
            sentence = "The report in the bucket changed while it was handed over: it is read again."
            raise LauncherError("report-changed", sentence, transient=True)
        content += _part(receipt.report)
        if len(content) >= first.report.size:
            left = first.report.model_copy(update={"part": base64.b64encode(content).decode()})
            return first.model_copy(update={"report": left})
        receipt = read_answer(ask(len(content)))
    raise LauncherError("bad-answer", f"The function hands a report over in more than {MAX_PARTS} parts: deploy the stack again.")


def _continues(part: LeftReport, first: LeftReport, begin: int) -> bool:
    return bool(part.part) and (part.version, part.size, part.begin) == (first.version, first.size, begin)


def _part(left: LeftReport) -> bytes:
    try:
        return left.content
    except ValueError as error:
        raise LauncherError(
            "bad-answer", "The function handed over a report that is not base64: deploy the stack again."
        ) from error


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
