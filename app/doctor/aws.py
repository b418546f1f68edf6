"""The doctor's look at an AWS integration: who we are, what its role opens to, and what its function answers."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from app.clouds.aws_partitions import partition_of, read_role
from app.clouds.errors import CloudError
from app.dispatch.launcher import LauncherError
from protocol.receipt import JobState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from app.connect.aws import AwsConnections
    from app.dispatch.launcher import Launcher
    from app.store.integrations import Integration


class Health(StrEnum):
    """What a check came to."""

    WELL = "ok"
    ILL = "failed"
    UNKNOWN = "not tried"
    """It was not tried, and is not said to be well."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    health: Health
    told: str
    """For people: what was seen, or what to do."""


IN_THE_FUNCTION: Final = frozenset({"forbidden", "namespace-missing", "unauthorized", "quota-exceeded", "refused-by-policy"})
"""Refusals of the cluster's API: it was reached."""
ONLY_IN_A_JOB: Final = {
    "image pull": "The first Job shows it; its check on the forge says why an image can not be pulled.",
    "egress": "The first Job shows it: it fetches from the forge and asks the service for its grant.",
    "report path": "The first Job shows it: its report reaches the service.",
}


@dataclass(frozen=True, slots=True)
class AwsDoctor:
    """Looks at one integration. It changes nothing in the account."""

    connections: AwsConnections
    launcher: Callable[[Integration], Launcher]
    probe: Callable[[Integration, str], str]
    """A signed status ticket for a scan that does not exist."""
    principals: Mapping[str, str]

    def look(self, integration: Integration) -> Iterator[Check]:
        """Each check as it is done; what stands on a failed one is not tried."""
        for check in (self._identity, self._external_id):
            done = check(integration)
            yield done
            if done.health is Health.ILL:
                yield from (
                    Check(name, Health.UNKNOWN, f"{done.name} comes first.") for name in ("function", "cluster", "namespace")
                )
                break
        else:
            yield from self._function(integration)
        yield from (Check(name, Health.UNKNOWN, told) for name, told in ONLY_IN_A_JOB.items())
        yield _owners(integration)

    def _identity(self, integration: Integration) -> Check:
        try:
            arn = self.connections.cloud.identity(integration.region)
        except CloudError as error:
            return Check("identity", Health.ILL, str(error))
        wanted = self.principals.get(partition_of(integration.region), "")
        # An assumed role's ARN names the role without its path: arn:aws:sts::<account>:assumed-role/<role>/<session>
        role = read_role(wanted).name.rsplit("/", 1)[-1] if wanted else ""
        if not wanted or f":assumed-role/{role}/" not in arn or read_role(wanted).account != arn.split(":")[4]:
            sentence = (
                f"We are {arn}, and customers trust {wanted or 'nobody'}: run as that role, or correct OUTRIDER_AWS_PRINCIPALS."
            )
            return Check("identity", Health.ILL, sentence)
        return Check("identity", Health.WELL, arn)

    def _external_id(self, integration: Integration) -> Check:
        tries = {
            "with it": (integration.external_id, True),
            "without it": (None, False),
            "with a wrong one": (secrets.token_urlsafe(32), False),
        }
        try:
            for words, (external_id, should) in tries.items():
                if self.connections.opens(integration, external_id) is not should:
                    seen = "does not open" if should else "opens"
                    return Check("external id", Health.ILL, f"The role {seen} {words}: deploy the stack's trust policy again.")
        except CloudError as error:
            return Check("external id", Health.ILL, str(error))
        return Check("external id", Health.WELL, "The role opens with it, and neither without nor with a wrong one.")

    def _function(self, integration: Integration) -> Iterator[Check]:
        try:
            receipt = self.launcher(integration).send(self.probe(integration, secrets.token_hex(16)))
        except LauncherError as error:
            yield from _refused(error)
            return
        strange = receipt.state is not JobState.UNKNOWN
        told = (
            f"It answers {receipt.state} for a scan that does not exist." if strange else "It verifies our tickets and answers."
        )
        yield Check("function", Health.ILL if strange else Health.WELL, told)
        yield Check("cluster", Health.WELL, f"{integration.cluster} answers the function.")
        yield Check("namespace", Health.WELL, "The function may look for Jobs there.")


def _owners(integration: Integration) -> Check:
    """To speak for nobody is a choice, and no fault."""
    if integration.owners:
        return Check("owners", Health.WELL, f"Results of deployments may be posted for {', '.join(integration.owners)}.")
    sentence = f"Results of deployments are kept, not posted: outrider connect owners {integration.id} --owner OWNER."
    return Check("owners", Health.UNKNOWN, sentence)


def _refused(error: LauncherError) -> Iterator[Check]:
    """Where a refusal shows the fault to be: everything before it works."""
    if isinstance(error.__cause__, CloudError):  # ours, on the way to the function
        yield Check("function", Health.ILL, f"{error} [{error.reason}]")
        yield from (Check(name, Health.UNKNOWN, "function comes first.") for name in ("cluster", "namespace"))
    elif error.reason in IN_THE_FUNCTION:
        yield Check("function", Health.WELL, "It verifies our tickets and answers.")
        yield Check("cluster", Health.WELL, "It answers the function.")
        yield Check("namespace", Health.ILL, str(error))
    elif error.reason in {
        "unreachable",
        "bad-certificate",
        "cluster-missing",
        "cluster-not-ready",
        "no-credentials",
        "eks-refused",
    }:
        yield Check("function", Health.WELL, "It verifies our tickets and answers.")
        yield Check("cluster", Health.ILL, str(error))
        yield Check("namespace", Health.UNKNOWN, "cluster comes first.")
    else:
        yield Check("function", Health.ILL, f"{error} [{error.reason}]")
        yield from (Check(name, Health.UNKNOWN, "function comes first.") for name in ("cluster", "namespace"))
