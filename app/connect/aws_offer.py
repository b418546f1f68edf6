"""An account connected in one step: its integration, and all that whoever deploys the stack is given. For people and programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.clouds.aws_partitions import partition_of
from app.connect import aws_stack
from app.connect.aws_stack import StackSource
from app.connect.errors import ConnectError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.connect.aws import AwsConnection, AwsConnections
    from app.store.integrations import Integration


@dataclass(frozen=True, slots=True)
class StackChoice:
    """What a person chooses of a stack beside the account."""

    image: str
    """The scanner's, by digest."""
    code: str = ""
    """The function's zip, `s3://bucket/key`; or:"""
    function_image: str = ""
    """Its container image."""
    events: bool = False
    """Whether deployments are told to the service."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What deploys an integration's stack."""

    integration: Integration
    parameters: Mapping[str, str]
    """With the secret of events, where they were chosen: it is to be written to a file and shown to nobody."""
    trust: str
    """The trust policy that an existing role needs; empty where the stack makes the role."""
    link: str
    """To the console with the stack filled in, without the secret; empty where no templates are published."""


@dataclass(frozen=True, slots=True)
class AwsOffers:
    """Makes integrations with AWS accounts, together with what deploys their stacks."""

    connections: AwsConnections
    principals: Mapping[str, str]
    """ARN of the role the service runs as, by partition."""
    service_url: str
    ticket_keys: str
    """As `protocol.keys.pinned` writes them."""
    event_key: Callable[[str], str]
    """What an integration's events carry."""
    templates_url: str
    """Where templates are published; empty if nowhere."""

    def make(self, wanted: AwsConnection, choice: StackChoice) -> Offer:
        """A new integration, not yet proved, and its stack.

        Raises:
            ConnectError: it can not be so; nothing was made.

        """
        code, principal = _code(choice), self._principal(wanted.region)
        made = self.connections.make(wanted)
        event_key = self.event_key(made.id) if choice.events else ""
        source = StackSource(principal, self.service_url, self.ticket_keys, choice.image, code, event_key)
        values = aws_stack.parameters(made, source)
        return Offer(
            integration=made,
            parameters=values,
            trust=aws_stack.trust_policy(made, principal) if "ExistingRoleName" in values else "",
            link=aws_stack.quick_create_link(made, values, self.templates_url) if self.templates_url else "",
        )

    def _principal(self, region: str) -> str:
        partition = partition_of(region)
        found = self.principals.get(partition)
        if found is None:
            sentence = (
                f"The service has no role in the partition {partition}: set OUTRIDER_AWS_PRINCIPALS to the role it runs as."
            )
            raise ConnectError("no-principal", sentence)
        return found


def _code(choice: StackChoice) -> dict[str, str]:
    if bool(choice.code) == bool(choice.function_image):
        raise ConnectError("bad-code", "Name the function's code once: a zip as s3://bucket/key, or its container image.")
    if choice.function_image:
        return {"FunctionImage": choice.function_image}
    bucket, _, key = choice.code.removeprefix("s3://").partition("/")
    if not choice.code.startswith("s3://") or not bucket or not key:
        raise ConnectError("bad-code", "The function's zip is named as s3://bucket/key.")
    return {"CodeBucket": bucket, "CodeKey": key}
