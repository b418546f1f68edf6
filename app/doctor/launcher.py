"""The doctor's look at a launcher that the service uses itself: this machine's, or that of a cluster it reaches."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.doctor.check import Check, Health, not_tried
from app.doctor.door import look_at_door
from app.doctor.probing import SEEN_BY_A_JOB

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from app.dispatch.probes import ProbeOffice
    from app.doctor.probing import Probing


@dataclass(frozen=True, slots=True)
class LauncherDoctor:
    """Looks at one launcher. It changes nothing but for the probe's Job, which ends by itself."""

    probing: Probing
    probes: ProbeOffice
    cluster: str
    """The cluster's name for people; empty where Jobs are processes of this machine."""
    clock: Callable[[], datetime]

    def look(self) -> Iterator[Check]:
        """Each check as it is done; what stands on a failed one is not tried."""
        if self.cluster:
            door = list(self._door())
            yield from door
            if ill := next((check.name for check in door if check.health is Health.ILL), None):
                yield from not_tried(SEEN_BY_A_JOB, ill)
                return
        probe = secrets.token_hex(16)
        yield from self.probing.look(lambda op: self.probes.issue(probe, op))

    def _door(self) -> Iterator[Check]:
        """The launcher is part of this process: what fails before the cluster is ours, and told as the cluster's."""
        ticket = self.probes.tickets.probe(secrets.token_hex(16), self.clock())
        checks = list(look_at_door(self.probing.launcher, ticket, self.cluster))
        for check in checks:
            if check.name != "function":
                yield check
            elif check.health is Health.ILL:
                yield Check("cluster", Health.ILL, check.told, check.reason)
                yield from not_tried(("namespace",), "cluster")
                return
