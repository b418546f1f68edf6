"""Connecting an AWS account: an integration is made with an External ID of ours, and believed once AWS itself holds it.

A role that opens without the External ID, or with any, would let one customer reach another's account through us.
https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.clouds.aws_partitions import ACCOUNT, CLUSTER, REGION, partition_of, read_role
from app.clouds.errors import CloudError
from app.connect.errors import ConnectError
from app.forges.names import OWNER
from app.store import deployments, integrations
from app.store.engine import reading
from app.store.integrations import Integration, IntegrationState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sqlalchemy import Engine

    from app.clouds.aws import AwsCloud
    from app.store.deployments import Deployment

EXTERNAL_ID_BYTES: Final = 32
LOOKED_AT: Final = 200
"""Of an account's last results: a region that told of nothing among them is not known to be read."""


@dataclass(frozen=True, slots=True)
class AwsConnection:
    """What a person says of the account to connect."""

    account: str
    region: str
    cluster: str
    role: str = ""
    """ARN of an existing role; empty to have one made."""
    members: Sequence[str] = ()
    """Further accounts that will forward events over this account's bus."""
    owners: Sequence[str] = ()
    """Owners on the forge whose commits its deployments' results may be posted to."""


@dataclass(frozen=True, slots=True)
class AwsConnections:
    """Makes and proves integrations with AWS accounts."""

    engine: Engine
    cloud: AwsCloud
    clock: Callable[[], datetime]

    def make(self, wanted: AwsConnection) -> Integration:
        """A new integration, not yet proved.

        Raises:
            ConnectError: the account can not be connected so.

        """
        _check(wanted)
        made = _integration(wanted, self.clock())
        with self.engine.begin() as connection:
            if integrations.with_role(connection, made.role) is not None:
                raise ConnectError(
                    "role-in-use", f"The role {made.role} is another integration's: use a role of its own for each."
                )
            integrations.create(connection, made)
        return made

    def prove(self, integration_id: str) -> Integration:
        """Try the role with its External ID, without and with a wrong one, and store what came of it.

        Raises:
            ConnectError: the integration is refused; the reason is stored as well.
            CloudError: AWS could not be asked; nothing is known, and what was proved before stays.

        """
        integration = self.find(integration_id)
        try:
            self._try(integration)
        except ConnectError as error:
            self._judge(integration, IntegrationState.REFUSED, f"{error.reason}: {error}")
            raise
        self._judge(integration, IntegrationState.PROVEN, "")
        return self.find(integration_id)

    def every(self) -> list[Integration]:
        """All integrations, oldest first."""
        with reading(self.engine) as connection:
            return integrations.every(connection)

    def find(self, integration_id: str) -> Integration:
        """The integration of that id.

        Raises:
            ConnectError: there is none.

        """
        with reading(self.engine) as connection:
            found = integrations.get(connection, integration_id)
        if found is None:
            raise ConnectError(
                "unknown-integration", f"There is no integration {integration_id}: `outrider connect list` names them."
            )
        return found

    def speak_for(self, integration_id: str, owners: Sequence[str]) -> Integration:
        """Say for whose commits an integration may speak, in place of what was said before.

        Raises:
            ConnectError: there is no such integration, or a name is no owner's.

        """
        self.find(integration_id)
        _check_owners(owners)
        with self.engine.begin() as connection:
            integrations.speak_for(connection, integration_id, owners)
        return self.find(integration_id)

    def have_members(self, integration_id: str, members: Sequence[str]) -> Integration:
        """Say which further accounts belong to an integration, in place of what was said before.

        Raises:
            ConnectError: there is no such integration, or one is no account's id.

        """
        self.find(integration_id)
        _check_accounts(members)
        with self.engine.begin() as connection:
            integrations.have_members(connection, integration_id, members)
        return self.find(integration_id)

    def told_of(self, integration: Integration, account: str) -> dict[str, Deployment]:
        """What was told last of an account's deployments, by region."""
        with reading(self.engine) as connection:
            return deployments.latest_by_region(connection, integration.id, account, LOOKED_AT)

    def results(self, integration_id: str, limit: int) -> list[Deployment]:
        """The last results of deployments, newest first.

        Raises:
            ConnectError: there is no such integration.

        """
        self.find(integration_id)
        with reading(self.engine) as connection:
            return deployments.latest(connection, integration_id, limit)

    def opens(self, integration: Integration, external_id: str | None) -> bool:
        """Whether the role opens with this External ID.

        Raises:
            CloudError: AWS gave no answer to that.

        """
        try:
            name = f"outrider-proof-{integration.id}"
            self.cloud.assume(integration.role, external_id, integration.region, name, integration.function)
        except CloudError as error:
            if error.reason != "role-refused":
                raise
            return False
        return True

    def _try(self, integration: Integration) -> None:
        if not self.opens(integration, integration.external_id):
            raise ConnectError(
                "role-refused",
                f"AWS does not let us assume {integration.role}: deploy the stack first, with this integration's parameters.",
            )
        if self.opens(integration, None):
            raise ConnectError("opens-without-external-id", _OPEN.format(integration.role, "without the External ID"))
        if self.opens(integration, secrets.token_urlsafe(EXTERNAL_ID_BYTES)):
            raise ConnectError("opens-with-any-external-id", _OPEN.format(integration.role, "with a wrong External ID"))

    def _judge(self, integration: Integration, state: IntegrationState, reason: str) -> None:
        at = self.clock() if state is IntegrationState.PROVEN else None
        with self.engine.begin() as connection:
            integrations.judge(connection, integration.id, state, reason, at)


_OPEN: Final = "The role {} opens {}: add the condition StringEquals sts:ExternalId to its trust policy, as the template does."


def _check(wanted: AwsConnection) -> None:
    _check_accounts((wanted.account, *wanted.members))
    if not REGION.fullmatch(wanted.region):
        raise ConnectError("bad-region", f"{wanted.region!r} is no AWS region's name, like eu-central-1.")
    if not CLUSTER.fullmatch(wanted.cluster):
        raise ConnectError("bad-cluster", f"{wanted.cluster!r} is no EKS cluster's name: letters, digits, - and _, at most 100.")
    _check_owners(wanted.owners)
    if not wanted.role:
        return
    try:
        role = read_role(wanted.role)
    except ValueError as error:
        raise ConnectError("bad-role", f"The role {error}.") from error
    if (role.partition, role.account) != (partition_of(wanted.region), wanted.account):
        raise ConnectError("bad-role", f"The role {wanted.role} is not in account {wanted.account} and its partition.")


def _check_accounts(accounts: Sequence[str]) -> None:
    for account in accounts:
        if not ACCOUNT.fullmatch(account):
            raise ConnectError("bad-account", f"{account!r} is no AWS account's id: it has 12 digits.")


def _check_owners(owners: Sequence[str]) -> None:
    for owner in owners:
        if not OWNER.fullmatch(owner):
            raise ConnectError("bad-owner", f"{owner!r} is no owner's name on a forge: name the organisation or user, like acme.")


def _integration(wanted: AwsConnection, now: datetime) -> Integration:
    made = secrets.token_hex(16)
    partition = partition_of(wanted.region)
    name = f"outrider-{made}"  # as the template names its role and function
    return Integration(
        id=made,
        cloud="aws",
        account=wanted.account,
        region=wanted.region,
        role=wanted.role or f"arn:{partition}:iam::{wanted.account}:role/{name}",
        function=f"arn:{partition}:lambda:{wanted.region}:{wanted.account}:function:{name}",
        external_id=secrets.token_urlsafe(EXTERNAL_ID_BYTES),
        cluster=wanted.cluster,
        members=tuple(wanted.members),
        owners=tuple(wanted.owners),
        created_at=now,
    )
