"""EventBridge's events, as they reach the service's hook and the customer's function: verify, then a tolerant model. No I/O."""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from webhooks.aws_models import ApiCall, EventBody, Forwarded
from webhooks.errors import BadDeliveryError, BadSignatureError
from webhooks.events import Ignored
from webhooks.strict_json import read_object

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

KEY_HEADER = "x-outrider-key"
"""Set by the connection of the customer's API destination: `<integration>.<secret>`."""
_KEY = re.compile(r"([0-9a-f]{32})\.([0-9a-f]{64})", re.ASCII)
_API_CALL = "AWS API Call via CloudTrail"
_SCHEDULED = "Scheduled Event"


class AwsKind(StrEnum):
    """What an event tells of."""

    FUNCTION = "function"
    """A Lambda function's code, configuration or version changed."""
    SERVICE = "service"
    """Containers of an ECS service or task changed."""
    SWEEP = "sweep"
    """It is time to look for what events missed."""


@dataclass(frozen=True, slots=True)
class AwsEvent:
    """An event that may lead to a scan. What it says of the resource is a hint: the resource itself is read anew."""

    id: str
    """EventBridge's id; the same when the event is delivered again."""
    account: str
    region: str
    kind: AwsKind
    name: str
    """The API call, or the kind of state change."""
    detail: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Bus:
    """The event bus that forwarded an event."""

    account: str
    region: str
    name: str
    """`default`, or a bus's own name."""


# The API's date follows the name of the call, and is not promised to stay: prefixes. `CreateFunction` alone would
# match CreateFunctionUrlConfig. https://docs.aws.amazon.com/lambda/latest/dg/logging-using-cloudtrail.html
_CALLS: tuple[tuple[str, str, AwsKind], ...] = (
    ("aws.lambda", "CreateFunction2", AwsKind.FUNCTION),
    ("aws.lambda", "UpdateFunctionCode", AwsKind.FUNCTION),
    ("aws.lambda", "UpdateFunctionConfiguration", AwsKind.FUNCTION),
    ("aws.lambda", "PublishVersion", AwsKind.FUNCTION),
    ("aws.lambda", "PublishLayerVersion", AwsKind.FUNCTION),
    ("aws.ecs", "RegisterTaskDefinition", AwsKind.SERVICE),
    ("aws.ecs", "RunTask", AwsKind.SERVICE),
    ("aws.ecs", "StartTask", AwsKind.SERVICE),
    ("aws.ecs", "CreateService", AwsKind.SERVICE),
    ("aws.ecs", "UpdateService", AwsKind.SERVICE),
)
_STATES = {("aws.ecs", "ECS Task State Change"), ("aws.ecs", "ECS Deployment State Change")}


def verify(headers: Mapping[str, str], secret_of: Callable[[str], str]) -> str:
    """The id of the integration whose secret the sender knows.

    Args:
        headers: names in any case; values may be any text.
        secret_of: an integration's secret, 64 hexadecimal digits; of an unknown integration too, so that the time tells nothing.

    Raises:
        BadSignatureError: there is no such key.

    """
    given = next((value for name, value in headers.items() if name.lower() == KEY_HEADER), None)
    if given is None:
        raise BadSignatureError("missing-signature", "The event has no X-Outrider-Key header.")
    match = _KEY.fullmatch(given)
    if match is None:
        raise BadSignatureError("malformed-signature", "X-Outrider-Key is not an integration's id, a dot and its secret.")
    if not hmac.compare_digest(match[2].encode("ascii"), secret_of(match[1]).encode("ascii")):
        raise BadSignatureError(
            "wrong-signature", "X-Outrider-Key is not this integration's: take it from `outrider connect aws`."
        )
    return match[1]


def read_forwarded(body: bytes) -> tuple[Bus, EventBody]:
    """An event as the customer's rule forwards it, and the bus it came over.

    Raises:
        BadJsonError: the body is no JSON object within bounds.
        BadDeliveryError: it is not what the template's rule sends.

    """
    try:
        forwarded = Forwarded.model_validate(read_object(body))
    except ValidationError as error:
        raise BadDeliveryError("no-event", "The body is not an event as the template's rule forwards it.") from error
    # arn:<partition>:events:<region>:<account>:rule/[<bus>/]<rule>
    _, _, _, region, account, resource = forwarded.rule.split(":", 5)
    parts = resource.split("/")
    return Bus(account, region, parts[1] if len(parts) > 2 else "default"), forwarded.event  # noqa: PLR2004  rule/<bus>/<rule>


def read_event(value: Mapping[str, Any]) -> EventBody:
    """An event as EventBridge hands it to a function.

    Raises:
        BadDeliveryError: it is no such event.

    """
    try:
        return EventBody.model_validate(value)
    except ValidationError as error:
        raise BadDeliveryError("no-event", "The invocation is not an EventBridge event.") from error


def normalise(event: EventBody) -> AwsEvent | Ignored:
    """What an event tells, or why it leads to nothing."""
    if event.source == "aws.events" and event.detail_type == _SCHEDULED:
        return _told(event, AwsKind.SWEEP, _SCHEDULED)
    if (event.source, event.detail_type) in _STATES:
        return _told(event, AwsKind.SERVICE, event.detail_type)
    if event.detail_type != _API_CALL:
        return Ignored("unsupported-event", "Nothing here depends on such events.")
    return _called(event)


def _called(event: EventBody) -> AwsEvent | Ignored:
    try:
        call = ApiCall.model_validate(event.detail)
    except ValidationError:
        return Ignored("malformed", "The event does not say which API call it is about.")
    kind = next((kind for source, prefix, kind in _CALLS if source == event.source and call.event_name.startswith(prefix)), None)
    if kind is None:
        return Ignored("unsupported-event", "Nothing here depends on this API call.")
    if call.error_code:
        return Ignored("failed-call", "The API call failed: it changed nothing.")
    if call.dry_run:
        return Ignored("dry-run", "The API call was a dry run: it changed nothing.")
    return _told(event, kind, call.event_name)


def _told(event: EventBody, kind: AwsKind, name: str) -> AwsEvent:
    return AwsEvent(event.id, event.account, event.region, kind, name, event.detail)
