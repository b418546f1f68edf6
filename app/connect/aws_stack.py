"""What a customer deploys for an integration: the template's parameters, the command, the link, and what the cluster needs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from app.clouds.aws_partitions import CONSOLES, partition_of, read_role
from app.connect.errors import ConnectError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from app.store.integrations import Integration

STACK: Final = "outrider"
PARAMETERS_FILE: Final = "parameters.json"
HIDDEN: Final = ("EventKey",)
"""Never in a link: browsers keep them."""


@dataclass(frozen=True, slots=True)
class StackSource:
    """What of the service and of the release goes into a stack."""

    principal: str
    """ARN of the role the service runs as, in the account's partition."""
    service_url: str
    ticket_keys: str
    """As `protocol.keys.pinned` writes them."""
    scanner_image: str
    code: Mapping[str, str]
    """`CodeBucket` and `CodeKey`, or `FunctionImage`."""
    event_key: str = ""
    """What events carry to the service; empty to forward none."""


def parameters(integration: Integration, source: StackSource) -> dict[str, str]:
    """The parameters of account.yaml; those left out have their defaults."""
    role = read_role(integration.role).name
    values = {
        "IntegrationId": integration.id,
        "ExternalId": integration.external_id,
        "ServicePrincipal": source.principal,
        "ServiceUrl": source.service_url,
        "TicketKeys": source.ticket_keys,
        "ClusterName": integration.cluster,
        "ScannerImage": source.scanner_image,
        **source.code,
        "EventKey": source.event_key,
        "ExistingRoleName": "" if role == f"outrider-{integration.id}" else role.rsplit("/", 1)[-1],
        "HubAccounts": ",".join(integration.members),
    }
    return {name: value for name, value in values.items() if value}


def listed(values: Mapping[str, str]) -> list[dict[str, str]]:
    """The parameters as the AWS command line reads them from a file."""
    return [{"ParameterKey": name, "ParameterValue": value} for name, value in values.items()]


def write_parameters(values: Mapping[str, str], folder: Path) -> Path:
    """Write them for the owner's eyes only."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / PARAMETERS_FILE
    _write_private(file, values)
    return file


def add_event_key(file: Path, integration_id: str, event_key: str) -> None:
    """Put the secret of an integration's events into the file with its stack's parameters, and close the file to others.

    Raises:
        ConnectError: `bad-parameters`: it is no such file, or another integration's.

    """
    try:
        values = {str(item["ParameterKey"]): str(item["ParameterValue"]) for item in json.loads(file.read_bytes())}
    except (OSError, ValueError, KeyError, TypeError) as error:
        sentence = f"{file} holds no parameters of a stack ({type(error).__name__}): save the API's `parameters` in it."
        raise ConnectError("bad-parameters", sentence) from None
    if values.get("IntegrationId") != integration_id:
        raise ConnectError("bad-parameters", f"{file} has the parameters of another integration.")
    _write_private(file, values | {"EventKey": event_key})


def commands(integration: Integration, template: Path, parameter_file: Path, bucket: str = "") -> tuple[str, ...]:
    """What is run with the account's credentials: the stack, then the namespace of the Jobs.

    Args:
        integration: what for.
        template: where account.yaml is.
        parameter_file: where its parameters are.
        bucket: of the account and region, for the template, which is longer than a request may be.
            https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html

    """
    deploy = (
        f"aws cloudformation deploy --region {integration.region} --stack-name {STACK} --template-file {template} "
        f"--s3-bucket {bucket or '<bucket in that region>'} --s3-prefix outrider/templates "
        f"--capabilities CAPABILITY_NAMED_IAM --parameter-overrides file://{parameter_file}"
    )
    return (
        deploy,
        f"aws eks update-kubeconfig --region {integration.region} --name {integration.cluster}",
        "kubectl apply -k k8s/manifests",
    )


def member_commands(integration: Integration, template: Path) -> tuple[str, ...]:
    """What is run with a member's credentials; nothing where there is none. The hub's bus is named after the integration."""
    partition = partition_of(integration.region)
    bus = f"arn:{partition}:events:{integration.region}:{integration.account}:event-bus/outrider-{integration.id}"
    return tuple(
        f"aws cloudformation deploy --region <region of {account}> --stack-name {STACK}-spoke --template-file {template} "
        f"--capabilities CAPABILITY_NAMED_IAM --parameter-overrides HubBusArn={bus} ReadRole=yes "
        f"ExternalId={integration.external_id}"
        for account in integration.members
    )


def quick_create_link(integration: Integration, values: Mapping[str, str], templates_url: str) -> str:
    """A link that opens the console with the stack filled in; the customer reads it and presses the button.

    Args:
        integration: whose stack it is.
        values: its parameters; hidden ones are left out.
        templates_url: S3's https address of the folder that `make templates PUBLISH=…` filled.

    """
    console = CONSOLES[partition_of(integration.region)].format(region=integration.region)
    shown = {f"param_{name}": value for name, value in values.items() if name not in HIDDEN}
    query = urlencode({"templateURL": f"{templates_url}/account.yaml", "stackName": STACK, **shown})
    return f"https://{console}/cloudformation/home?region={integration.region}#/stacks/create/review?{query}"


def trust_policy(integration: Integration, principal: str) -> str:
    """What an existing role must trust, and how."""
    statement = {
        "Effect": "Allow",
        "Principal": {"AWS": principal},
        "Action": "sts:AssumeRole",
        "Condition": {"StringEquals": {"sts:ExternalId": integration.external_id}},
    }
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]}, indent=2)


def _write_private(file: Path, values: Mapping[str, str]) -> None:
    file.touch(mode=0o600)
    file.chmod(0o600)
    file.write_text(json.dumps(listed(values), indent=2) + "\n")
