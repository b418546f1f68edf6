"""The doctor's look at what only a Job sees: is its image pulled, do its ways lead to the forge and to where reports go.

It starts a probe: a Job of the smallest size that scans nothing and ends by itself.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from app.dispatch.launcher import LauncherError
from app.dispatch.stage import HOPELESS
from app.doctor.check import Check, Health, not_tried
from protocol.receipt import JobState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.dispatch.launcher import Launcher
    from protocol.probe import ProbeReport, Way
    from protocol.receipt import LeftReport, Receipt

    Issue = Callable[[Literal["start", "status", "cancel"]], str]
    """The probe's signed ticket."""

IMAGE: Final = "image pull"
WAYS: Final = ("egress", "report path")
SEEN_BY_A_JOB: Final = (IMAGE, *WAYS)
PATIENCE_S: Final = 300.0
"""How long an image may take to come, and the probe to go its ways."""
LOOK_EVERY_S: Final = 3.0
STARTED: Final = frozenset({"scanner-exit", "bad-probe", "out-of-memory", "evicted"})
"""Ends of a Job whose container ran."""
_OLD_FUNCTION: Final = "What starts Jobs knows no probes: it is older than the service. Deploy the stack again. {}"
_OLD_IMAGE: Final = "The scanner's image does not know {}: it is older than the service. Take the one of its release."
_NOT_HANDED_OVER: Final = "A Job leaves its report in a bucket, and the function finds none there: deploy the stack again."
_WITHOUT_WORKER: Final = "The Job was not started in {:.0f} s: is `outrider work` running, and has the cluster room?"


@dataclass(frozen=True, slots=True)
class Probing:
    """Looks by way of one launcher."""

    launcher: Launcher
    forge: str
    """Where the forge is reached."""
    service: str
    """Where Jobs reach the service."""
    begins: str = IMAGE
    """The check that a Job was started: of an image, or of a process."""
    patience_s: float = PATIENCE_S
    pause: Callable[[float], None] = time.sleep

    def look(self, issue: Issue) -> Iterator[Check]:
        """Start a probe, wait for its end, and tell what it saw."""
        try:
            self.launcher.send(issue("start"))
            receipt = self._end(issue)
        except LauncherError as error:
            told = _OLD_FUNCTION.format(error) if error.reason == "bad-document" else str(error)
            yield from self._not_started(told, error.reason)
            return
        if receipt.probed is not None:
            yield from self._seen(receipt.probed, receipt.report)
        elif receipt.code in STARTED:
            yield Check(self.begins, Health.WELL, "The image was pulled, and its container ran.")
            told = f"The probe told nothing, which a probe of this release always does. {receipt.reason or ''}".rstrip()
            yield Check("egress", Health.ILL, told, receipt.code)
            yield from not_tried(("report path",), "egress")
        else:
            reason = receipt.code or ("job-failed" if receipt.state.ended else "not-started")
            yield from self._not_started(receipt.reason or _WITHOUT_WORKER.format(self.patience_s), reason)

    def _end(self, issue: Issue) -> Receipt:
        """The Job's last state, or its present one when patience ends; then it is cancelled."""
        waited = 0.0
        while not (receipt := self.launcher.send(issue("status"))).state.ended and receipt.state is not JobState.UNKNOWN:
            if waited >= self.patience_s:
                break
            self.pause(LOOK_EVERY_S)
            waited += LOOK_EVERY_S
        if not receipt.state.ended or receipt.code in HOPELESS:  # the cluster would go on trying
            self.launcher.send(issue("cancel"))
        return receipt

    def _seen(self, probed: ProbeReport, left: LeftReport | None) -> Iterator[Check]:
        if probed.unknown_engines:
            names = ", ".join(probed.unknown_engines)
            yield Check(self.begins, Health.ILL, _OLD_IMAGE.format(names), "unknown-engine")
        else:
            yield Check(self.begins, Health.WELL, f"A Job was started and ran {probed.scanner or 'the scanner'}.")
        yield _way("egress", probed.forge, self.forge, _TO_FORGE)
        if left is None:
            yield _way("report path", probed.report, self.service, _TO_SERVICE)
        elif probed.report.reason is None and not left.size:
            yield Check("report path", Health.ILL, _NOT_HANDED_OVER, "not-collected")
        else:
            yield _way("report path", probed.report, "the results bucket", _TO_SERVICE)

    def _not_started(self, told: str, reason: str) -> Iterator[Check]:
        yield Check(self.begins, Health.ILL, told, reason)
        yield from not_tried(WAYS, self.begins)


def _way(name: str, way: Way, where: str, meanings: dict[str, str]) -> Check:
    if way.reason is None:
        answered = f" (it answers {way.status})" if way.status else ""
        return Check(name, Health.WELL, f"A Job reaches {where}{answered}.")
    sentence = meanings.get(way.reason, "A Job does not get through to {where}: {detail}")
    told = sentence.format(where=where, status=way.status or "", detail=way.detail or way.reason)
    return Check(name, Health.ILL, told, way.reason)


_WAYS: Final = {
    "dns": "A Job can not resolve {where}: check the cluster's DNS, and that the network policy lets port 53 out.",
    "refused": "{where} refuses a Job's connection: check host and port, and what stands before it.",
    "no-route": "A Job has no route to {where}: check the pods' subnets, their NAT and the firewall.",
    "timeout": "{where} does not answer a Job: check the network policy (port 443 alone goes out), the firewall, and whether a "
    "proxy is needed (OUTRIDER_JOB_HTTPS_PROXY, HttpsProxy).",
    "tls": "A Job does not trust the certificate of {where}: name its authority (OUTRIDER_JOB_CA_CONFIG_MAP, CaConfigMap).",
    "proxy": "The proxy does not let a Job through to {where}: check OUTRIDER_JOB_HTTPS_PROXY and OUTRIDER_JOB_NO_PROXY "
    "(HttpsProxy, NoProxy).",
    "unreachable": "A Job's connection to {where} ends ({detail}): check what stands between.",
}
_TO_FORGE: Final = _WAYS
_TO_SERVICE: Final = _WAYS | {
    "unauthorized": "{where} does not accept the ticket that this service has signed ({detail}): another service answers there, "
    "or one with other keys, or its clock is off.",
    "not-the-service": "What answers {status} at {where} is no Outrider of this release: check OUTRIDER_PUBLIC_URL, "
    "OUTRIDER_JOBS_URL and the reverse proxy.",
}
