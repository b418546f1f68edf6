"""AWS as the service needs it: who we are, a customer's role for a moment, and the one function it may invoke."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError, ProfileNotFound

from app.clouds.aws_partitions import partition_of
from app.clouds.errors import CloudError

if TYPE_CHECKING:
    from collections.abc import Mapping

CONFIG: Final = Config(connect_timeout=5, read_timeout=70, retries={"mode": "standard", "max_attempts": 2})
"""The function's own time is 60 s: its answer is waited for."""
SESSION_S: Final = 900
"""The shortest that STS gives. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html"""
MAX_ANSWER_BYTES: Final = 6 * 1024 * 1024
"""https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"""
_THROTTLED: Final = frozenset({"Throttling", "ThrottlingException", "TooManyRequestsException", "RequestLimitExceeded"})
_MEANINGS: Final[Mapping[str, tuple[str, str]]] = {
    "ResourceNotFoundException": ("function-missing", "The function is gone: deploy the stack again."),
    "KMSDisabledException": ("key-unusable", "The key of the function's settings is disabled: enable it."),
    "KMSAccessDeniedException": ("key-unusable", "The function may not use the key of its settings: deploy the stack again."),
    "KMSInvalidStateException": ("key-unusable", "The key of the function's settings is being deleted: cancel that."),
    "KMSNotFoundException": ("key-unusable", "The key of the function's settings is gone: deploy the stack again."),
    "ResourceNotReadyException": (
        "function-failed",
        "The function is not ready: it was just deployed, or its network is not up.",
    ),
}


@dataclass(frozen=True, slots=True)
class Session:
    """A customer's role, for a quarter of an hour."""

    boto: boto3.Session = field(repr=False)
    region: str


class AwsCloud:
    """AWS in all its partitions. Making one opens no connection.

    Args:
        profiles: the AWS configuration's profile for each partition; the environment's credentials where there is none.

    """

    def __init__(self, profiles: Mapping[str, str]) -> None:
        self._profiles = profiles

    def identity(self, region: str) -> str:
        """The ARN we are known by in the region's partition.

        Raises:
            CloudError: there are no usable credentials.

        """
        try:
            return str(self._sts(region).get_caller_identity()["Arn"])
        except (ClientError, BotoCoreError) as error:
            raise _meaning(error, "Our own credentials are refused") from None

    def assume(self, role: str, external_id: str | None, region: str, name: str, allowed: str) -> Session:
        """A customer's role, limited to invoking one function.

        Args:
            role: its ARN.
            external_id: what ties the role to the integration; None to try whether it opens without.
            region: where the session is used.
            name: the session's, for the customer's audit log: the scan's id.
            allowed: the function's ARN.

        Raises:
            CloudError: `role-refused` where AWS denies it.

        """
        policy = {
            "Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": allowed}],
        }
        asked: dict[str, Any] = {
            "RoleArn": role,
            "RoleSessionName": name,
            "DurationSeconds": SESSION_S,
            "Policy": json.dumps(policy),
        }
        if external_id is not None:
            asked["ExternalId"] = external_id
        try:
            given = self._sts(region).assume_role(**asked)["Credentials"]
        except ClientError as error:
            if error.response.get("Error", {}).get("Code") in {"AccessDenied", "AccessDeniedException"}:
                sentence = (
                    f"AWS does not let us assume {role}: deploy the stack, with the principal and External ID it was made for."
                )
                raise CloudError("role-refused", sentence) from None
            raise _meaning(error, f"The role {role} can not be assumed") from None
        except BotoCoreError as error:
            raise _meaning(error, "STS can not be asked") from None
        keys = (given["AccessKeyId"], given["SecretAccessKey"], given["SessionToken"])
        return Session(boto3.Session(*keys, region_name=region), region)

    def invoke(self, session: Session, function: str, payload: Mapping[str, Any], config: Config = CONFIG) -> bytes:
        """What the function answers.

        Args:
            session: whose rights are used.
            function: its name or ARN.
            payload: what it is called with.
            config: how long it is waited for, and how often it is tried.

        Raises:
            CloudError: it was not invoked, or did not answer.

        """
        try:
            client = session.boto.client("lambda", config=config)
            answer = client.invoke(FunctionName=function, Payload=json.dumps(payload).encode())
            content = bytes(answer["Payload"].read(MAX_ANSWER_BYTES))
        except (ClientError, BotoCoreError) as error:
            raise _meaning(error, "The function can not be invoked") from None
        if answer.get("FunctionError"):
            raise CloudError("function-failed", f"The function failed ({_kind(content)}): its log says why.", transient=True)
        return content

    def _sts(self, region: str) -> Any:  # noqa: ANN401  boto3's clients have no class to name
        profile = self._profiles.get(partition_of(region))
        return boto3.Session(profile_name=profile, region_name=region).client("sts", config=CONFIG)


def _kind(content: bytes) -> str:
    """The class of a function's own error; nothing else of it is repeated."""
    try:
        kind = json.loads(content)["errorType"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return "no reason given"
    return "".join(c for c in str(kind)[:100] if c.isascii() and (c.isalnum() or c in "._"))


def _meaning(error: ClientError | BotoCoreError, what: str) -> CloudError:
    if not isinstance(error, ClientError):
        if isinstance(error, NoCredentialsError | ProfileNotFound):
            return CloudError("no-credentials", f"{what}: this process has no AWS credentials ({type(error).__name__}).")
        return CloudError("unreachable", f"{what}: AWS does not answer ({type(error).__name__}).", transient=True)
    code = str(error.response.get("Error", {}).get("Code", ""))
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    if code in _THROTTLED:
        return CloudError("throttled", f"{what}: AWS asks us to slow down.", transient=True)
    if code in _MEANINGS:
        reason, sentence = _MEANINGS[code]
        return CloudError(reason, sentence, transient=reason == "function-failed")
    if code.startswith("AccessDenied"):
        return CloudError("function-forbidden", f"{what}: the role's permission is missing. Deploy the stack again.")
    transient = status >= 500  # noqa: PLR2004  the server's own fault
    return CloudError("cloud-refused", f"{what}: AWS answers {code or status}.", transient=transient)
