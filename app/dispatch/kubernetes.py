"""The launcher for a cluster that this service reaches itself: a Job is a Kubernetes Job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.dispatch.launcher import LauncherError
from k8s.errors import ClusterError
from k8s.jobs import act
from protocol.ticket import TicketError, verify

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from k8s.cluster import Cluster
    from k8s.settings import JobSettings
    from protocol.receipt import Receipt


class KubernetesLauncher:
    """Acts on tickets as the customer's function does: it trusts nothing but the signature."""

    look_every_s = 10.0

    def __init__(
        self,
        connect: Callable[[], Cluster],
        settings: JobSettings,
        keys: Mapping[str, Ed25519PublicKey],
        audience: str,
        clock: Callable[[], datetime],
    ) -> None:
        """Make a launcher; the cluster is looked for when the first ticket comes.

        Args:
            connect: gives the cluster; raises `ClusterError`.
            settings: what Jobs are made of.
            keys: what verifies tickets, by `kid`.
            audience: the integration whose tickets count.
            clock: gives the time, with its zone.

        """
        self._connect = connect
        self._settings = settings
        self._keys = keys
        self._audience = audience
        self._clock = clock
        self._cluster: Cluster | None = None

    def send(self, ticket: str) -> Receipt:
        """See `Launcher.send`."""
        try:
            claims = verify(ticket, self._keys, self._audience, self._clock())
            if self._cluster is None:
                self._cluster = self._connect()
            return act(self._cluster, self._settings, claims, ticket)
        except TicketError as error:
            raise LauncherError(error.reason, str(error)) from error
        except ClusterError as error:
            raise LauncherError(error.reason, str(error), transient=error.transient) from error
