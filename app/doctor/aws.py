"""The doctor's look at an AWS integration: who we are, what its role opens to, and what its function answers."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.clouds.aws_partitions import partition_of, read_role
from app.clouds.errors import CloudError
from app.doctor.check import Check, Health, not_tried
from app.doctor.door import DOOR, look_at_door
from app.doctor.members import look_at_members
from app.doctor.probing import SEEN_BY_A_JOB

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from app.connect.aws import AwsConnections
    from app.dispatch.probes import ProbeOffice
    from app.doctor.probing import Probing
    from app.store.integrations import Integration


@dataclass(frozen=True, slots=True)
class AwsDoctor:
    """Looks at one integration. It changes nothing in the account but for the probe's Job, which ends by itself."""

    connections: AwsConnections
    probing: Callable[[Integration], Probing]
    probes: Callable[[Integration], ProbeOffice]
    principals: Mapping[str, str]
    clock: Callable[[], datetime]

    def look(self, integration: Integration) -> Iterator[Check]:
        """Each check as it is done; what stands on a failed one is not tried."""
        steps = {
            self._identity: ("external id", *DOOR, *SEEN_BY_A_JOB),
            self._external_id: (*DOOR, *SEEN_BY_A_JOB),
            self._door: SEEN_BY_A_JOB,
            self._job: (),
        }
        for step, after in steps.items():
            ill = ""
            for check in step(integration):
                yield check
                ill = ill or (check.name if check.health is Health.ILL else "")
            if ill:
                yield from not_tried(after, ill)
                break
        yield _owners(integration)
        yield from look_at_members(self.connections, integration)

    def _identity(self, integration: Integration) -> Iterator[Check]:
        try:
            arn = self.connections.cloud.identity(integration.region)
        except CloudError as error:
            yield Check("identity", Health.ILL, str(error), error.reason)
            return
        wanted = self.principals.get(partition_of(integration.region), "")
        # An assumed role's ARN names the role without its path: arn:aws:sts::<account>:assumed-role/<role>/<session>
        role = read_role(wanted).name.rsplit("/", 1)[-1] if wanted else ""
        if not wanted or f":assumed-role/{role}/" not in arn or read_role(wanted).account != arn.split(":")[4]:
            sentence = (
                f"We are {arn}, and customers trust {wanted or 'nobody'}: run as that role, or correct OUTRIDER_AWS_PRINCIPALS."
            )
            yield Check("identity", Health.ILL, sentence, "other-principal")
        else:
            yield Check("identity", Health.WELL, arn)

    def _external_id(self, integration: Integration) -> Iterator[Check]:
        tries = {
            "with it": (integration.external_id, True),
            "without it": (None, False),
            "with a wrong one": (secrets.token_urlsafe(32), False),
        }
        try:
            for words, (external_id, should) in tries.items():
                if self.connections.opens(integration, external_id) is not should:
                    seen = "does not open" if should else "opens"
                    told = f"The role {seen} {words}: deploy the stack's trust policy again."
                    yield Check("external id", Health.ILL, told, "role-refused" if should else "role-opens")
                    return
        except CloudError as error:
            yield Check("external id", Health.ILL, str(error), error.reason)
            return
        yield Check("external id", Health.WELL, "The role opens with it, and neither without nor with a wrong one.")

    def _door(self, integration: Integration) -> Iterator[Check]:
        ticket = self.probes(integration).tickets.probe(secrets.token_hex(16), self.clock())
        return look_at_door(self.probing(integration).launcher, ticket, integration.cluster)

    def _job(self, integration: Integration) -> Iterator[Check]:
        probe, office = secrets.token_hex(16), self.probes(integration)
        return self.probing(integration).look(lambda op: office.issue(probe, op))


def _owners(integration: Integration) -> Check:
    """To speak for nobody is a choice, and no fault."""
    if integration.owners:
        return Check("owners", Health.WELL, f"Results of deployments may be posted for {', '.join(integration.owners)}.")
    sentence = f"Results of deployments are kept, not posted: outrider connect owners {integration.id} --owner OWNER."
    return Check("owners", Health.UNKNOWN, sentence)
