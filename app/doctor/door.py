"""The doctor's look at what starts Jobs: does it verify our tickets, reach its cluster, have its rights there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.clouds.errors import CloudError
from app.dispatch.launcher import LauncherError
from app.doctor.check import Check, Health, not_tried
from protocol.receipt import JobState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.dispatch.launcher import Launcher

DOOR: Final = ("function", "cluster", "namespace")
OF_THE_NAMESPACE: Final = frozenset({"forbidden", "namespace-missing", "unauthorized", "quota-exceeded", "refused-by-policy"})
"""Refusals of the cluster's API: it was reached."""
OF_THE_CLUSTER: Final = frozenset(
    {
        "unreachable",
        "bad-certificate",
        "cluster-missing",
        "cluster-not-ready",
        "no-credentials",
        "eks-refused",
        "bad-kubeconfig",
        "not-in-cluster",
    }
)
_ANSWERS: Final = "It verifies our tickets and answers."


def look_at_door(launcher: Launcher, ticket: str, cluster: str) -> Iterator[Check]:
    """Ask for a Job that does not exist.

    Args:
        launcher: who is asked.
        ticket: a signed status ticket.
        cluster: its name, for people.

    """
    try:
        receipt = launcher.send(ticket)
    except LauncherError as error:
        yield from _refused(error)
        return
    strange = receipt.state is not JobState.UNKNOWN
    told = f"It answers {receipt.state} for a scan that does not exist." if strange else _ANSWERS
    yield Check("function", Health.ILL if strange else Health.WELL, told, "bad-answer" if strange else "")
    yield Check("cluster", Health.WELL, f"{cluster} answers.")
    yield Check("namespace", Health.WELL, "Jobs may be looked for there.")


def _refused(error: LauncherError) -> Iterator[Check]:
    """Where a refusal shows the fault to be: everything before it works."""
    ours = isinstance(error.__cause__, CloudError)  # on the way to the function
    if not ours and error.reason in OF_THE_NAMESPACE:
        yield Check("function", Health.WELL, _ANSWERS)
        yield Check("cluster", Health.WELL, "It answers.")
        yield Check("namespace", Health.ILL, str(error), error.reason)
    elif not ours and error.reason in OF_THE_CLUSTER:
        yield Check("function", Health.WELL, _ANSWERS)
        yield Check("cluster", Health.ILL, str(error), error.reason)
        yield from not_tried(("namespace",), "cluster")
    else:
        yield Check("function", Health.ILL, str(error), error.reason)
        yield from not_tried(("cluster", "namespace"), "function")
