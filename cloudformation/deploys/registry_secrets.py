"""What opens private registries other than ECR: secrets that task definitions name, as far as the stack lists them.

https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth.html
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cloudformation.deploys.errors import CloudRefusedError, asking

if TYPE_CHECKING:
    from collections.abc import Collection

    from cloudformation.deploys.clients import Clients


def listed(named: str, secrets: Collection[str]) -> str:
    """The ARN that the stack lists for a task definition's `credentialsParameter`; empty where it lists none.

    Args:
        named: a secret's ARN, whole or without the six characters that Secrets Manager added, or its name.
        secrets: whole ARNs.

    """
    return next((arn for arn in secrets if named and named in {arn, *_shorter(arn)}), "")


def _shorter(arn: str) -> tuple[str, str]:
    # arn:<partition>:secretsmanager:<region>:<account>:secret:<name>-<six characters>
    short = arn.rpartition("-")[0]
    return short, short.split(":", 6)[-1]


def credentials(clients: Clients, host: str, arn: str) -> dict[str, str]:
    """The environment that lets a scanner read a registry.

    Args:
        clients: of the place in which the image runs.
        host: the registry's, as images name it.
        arn: the secret's.

    Raises:
        CloudRefusedError: it may not be read, or holds something else: `bad-secret`.

    """
    name = arn.split(":", 6)[-1]
    with asking(f"the secret {name}"):
        told = clients.named("secretsmanager", arn.split(":")[3]).get_secret_value(SecretId=arn)
    try:
        given = json.loads(told.get("SecretString", ""))
        user, password = given["username"], given["password"]
    except (ValueError, KeyError, TypeError, RecursionError):
        user = password = None
    if not isinstance(user, str) or not isinstance(password, str):
        sentence = f'The secret {name} does not hold {{"username": …, "password": …}}: write it as ECS reads it.'
        raise CloudRefusedError("bad-secret", sentence)
    return {"OUTRIDER_REGISTRY": host, "OUTRIDER_REGISTRY_USERNAME": user, "OUTRIDER_REGISTRY_PASSWORD": password}
