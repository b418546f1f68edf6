"""Secrets of the customer's own, from AWS Secrets Manager, read with the rights of this process's surroundings.

Which secret is read is said by the surroundings alone, never by a ticket.

    SecretError               bad-secret
    |- SecretMissingError     secret-missing
    |- SecretForbiddenError   secret-forbidden
    `- SecretUnreachableError secret-unreachable  (transient)
"""

from __future__ import annotations

import json
import logging
import re
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

from scanner.sources.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable

_ARN: Final = re.compile(r"arn:aws[a-z-]*:secretsmanager:(?P<region>[a-z0-9-]{4,30}):[0-9]{12}:secret:[A-Za-z0-9/_+=.@!-]{1,520}")
"""https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html"""
_CONNECT_S: Final = 5
_READ_S: Final = 10
_TRIES: Final = 4
_UNREACHABLE: Final = "Secrets Manager did not give the secret ({}): check the role, and the way to its endpoint."


class SecretError(SourceError):
    """A secret that can not be used. The message never holds its value."""

    reason = "bad-secret"


class SecretMissingError(SecretError):
    """There is no such secret."""

    reason = "secret-missing"


class SecretForbiddenError(SecretError):
    """The surroundings' role may not read it."""

    reason = "secret-forbidden"


class SecretUnreachableError(SecretError):
    """Secrets Manager gave no answer that can be used."""

    reason = "secret-unreachable"
    transient = True


_REFUSALS: Final = {
    "ResourceNotFoundException": (SecretMissingError, "There is no such secret in Secrets Manager: check its ARN."),
    "AccessDeniedException": (
        SecretForbiddenError,
        "The scanner may not read the secret: give its role secretsmanager:GetSecretValue on it, and kms:Decrypt on its key.",
    ),
    "DecryptionFailure": (SecretForbiddenError, "The secret's key can not be used: give the scanner's role kms:Decrypt on it."),
}


class SecretsClient(Protocol):
    """The part of AWS's client that is used."""

    def get_secret_value(self, *, SecretId: str) -> dict[str, Any]:  # noqa: N803  AWS's word
        """As AWS answers it."""
        ...


def secret_object(arn: str, client: Callable[[str], SecretsClient] | None = None) -> dict[str, Any]:
    """The JSON object that a secret holds.

    Args:
        arn: the secret's.
        client: makes AWS's client for a region; the real one when None.

    Raises:
        SecretError: it could not be had, or holds something else.

    """
    found = _ARN.fullmatch(arn)
    if found is None:
        raise SecretError("A secret is named by its ARN: arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME.")
    try:
        document = json.loads(_text((client or _client)(found["region"]), arn))
    except (ValueError, RecursionError):
        document = None
    if not isinstance(document, dict):
        raise SecretError("The secret must hold a JSON object: see the documentation for its fields.")
    return document


def _text(client: SecretsClient, arn: str) -> str:
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415  loads slowly, and few scans need it

    try:
        return str(client.get_secret_value(SecretId=arn).get("SecretString", ""))
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))
        kind, sentence = _REFUSALS.get(code, (SecretUnreachableError, _UNREACHABLE.format(code[:60])))
        raise kind(sentence) from None
    except BotoCoreError as error:
        raise SecretUnreachableError(_UNREACHABLE.format(type(error).__name__)) from None


def _client(region: str) -> SecretsClient:
    # At DEBUG it logs what AWS answers, so the secret itself, whatever level the rest of the process has.
    logging.getLogger("botocore").setLevel(logging.INFO)
    import boto3  # noqa: PLC0415  as above
    from botocore.config import Config  # noqa: PLC0415

    config = Config(connect_timeout=_CONNECT_S, read_timeout=_READ_S, retries={"mode": "standard", "max_attempts": _TRIES})
    return cast("SecretsClient", boto3.client("secretsmanager", region_name=region, config=config))
