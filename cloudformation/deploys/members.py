"""The way into what is scanned: the function's own role where it is, and a member's read role anywhere else.

A member is an account, or a further region of the hub's own, whose deployments come over the central bus. Its role is made by
spoke.yaml, under a name known in advance; it opens to this function with the integration's External ID, and only reads.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from cloudformation.deploys.clients import Clients
from cloudformation.deploys.ecr import Ecr
from cloudformation.deploys.errors import CloudRefusedError, MemberError, asking
from cloudformation.deploys.settings import Place

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from cloudformation.deploys.settings import ScanSettings

SESSION_S: Final = 3600
"""The longest that a role gets for assuming another. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html"""
LEAST_LEFT: Final = timedelta(minutes=16)
"""Lambda ends an invocation after fifteen minutes: a session that is begun with outlives it."""
ALLOWED: Final = (
    *("lambda:GetFunction", "lambda:GetFunctionConfiguration", "lambda:GetLayerVersion", "lambda:ListFunctions"),
    *("lambda:ListTags", "lambda:TagResource", "kms:Decrypt"),
    *("ecs:DescribeTaskDefinition", "ecs:DescribeTasks", "ecs:ListClusters", "ecs:ListTasks"),
    "secretsmanager:GetSecretValue",
    *("ecr:BatchGetImage", "ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer"),
)
"""What a session may do at most, whatever else a member's role was given. No role of ours has `kms:Decrypt` on a member's keys: a
key's own policy may let it in."""


@dataclass(frozen=True, slots=True)
class Reader:
    """AWS as it is read in one account and region."""

    clients: Clients
    ecr: Ecr


class Readers:
    """A reader for each place, kept from one invocation to the next.

    Args:
        settings: what the stack's parameters say.
        own: clients of the function's own role.
        clock: tells when sessions end.

    """

    def __init__(self, settings: ScanSettings, own: Clients, clock: Callable[[], datetime]) -> None:
        self._settings = settings
        self._own = own
        self._clock = clock
        self._kept: dict[Place, tuple[Clients, datetime]] = {}

    @property
    def secrets(self) -> frozenset[str]:
        """Those that may open registries."""
        return self._settings.registry_secrets

    def of(self, account: str, region: str) -> Reader:
        """The reader of a place.

        Raises:
            MemberError: `not-a-member`, `role-refused`.
            CloudRefusedError: STS did not answer.

        """
        place = Place(account, region)
        clients = self._own if place == self._settings.place else self._of_member(place)
        return Reader(clients, Ecr(lambda elsewhere: clients.named("ecr", elsewhere)))

    def _of_member(self, place: Place) -> Clients:
        kept = self._kept.get(place)
        if kept is not None and kept[1] - self._clock() > LEAST_LEFT:
            return kept[0]
        if not self._settings.hub.has(place.account):
            raise MemberError(
                "not-a-member",
                f"A deployment of {place.account} in {place.region} came here, and that account is not read from here: "
                "name it in HubAccounts with ReadMembers=yes, or deploy account.yaml there.",
            )
        self._kept[place] = self._opened(place)
        return self._kept[place][0]

    def _opened(self, place: Place) -> tuple[Clients, datetime]:
        settings = self._settings
        role = f"arn:{settings.partition}:iam::{place.account}:role/outrider-reader-{place.region}"
        policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ALLOWED, "Resource": "*"}]}
        try:
            with asking(f"the role {role}"):
                given = self._own.named("sts").assume_role(
                    RoleArn=role,
                    RoleSessionName=f"outrider-{settings.integration}",
                    ExternalId=settings.hub.external_id,
                    DurationSeconds=SESSION_S,
                    Policy=json.dumps(policy),
                )["Credentials"]
        except CloudRefusedError as error:
            if error.reason != "access-denied":
                raise
            sentence = (
                f"The role {role} does not open: deploy spoke.yaml there with ReadRole=yes and this integration's ExternalId, "
                "or take the account out of HubAccounts if it is closed."
            )
            raise MemberError("role-refused", sentence) from None
        return Clients(place.region, given), given["Expiration"]
