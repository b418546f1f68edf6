"""Where customers' EventBridge delivers. As for forges: make sure who sends and from where, store, acknowledge."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from flask import Blueprint, Response, jsonify, request

from app import metrics
from app.store import integrations
from app.store.engine import reading
from app.store.inbox import Incoming, Kind
from app.web.body import received
from app.web.errors import ApiError
from webhooks import aws
from webhooks.errors import BadSignatureError, WebhookError

if TYPE_CHECKING:
    from app.store.intake import Intake
    from app.store.integrations import Integration
    from app.web.body import Budget
    from app.web.services import WebServices
    from webhooks.aws import Bus

MAX_EVENT_BYTES: Final = 2 * 1024 * 1024
"""An event has 1 MB at most. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html"""


def aws_hooks(services: WebServices, intake: Intake, budget: Budget) -> Blueprint:
    """The route `/hooks/aws`."""
    blueprint = Blueprint("aws_hooks", __name__)

    @blueprint.post("/hooks/aws")
    def deliver() -> tuple[Response, int]:
        with metrics.counted(metrics.DELIVERIES) as outcome:
            integration = _sender(services)
            with received(request, MAX_EVENT_BYTES, budget) as body:
                event = _event_of(integration, body)
                outcome.reason = str(intake.submit(_incoming(services, integration, event, body)))
                return jsonify(accepted=event), 202

    return blueprint


def _sender(services: WebServices) -> Integration:
    """Known by the header alone, before the body is read."""
    try:
        named = aws.verify({aws.KEY_HEADER: request.headers.get(aws.KEY_HEADER, "")}, services.event_secret)
    except BadSignatureError as error:
        raise ApiError(401, error.reason, str(error)) from error
    with reading(services.engine) as connection:
        found = integrations.get(connection, named)
    if found is None:
        raise ApiError(401, "unknown-integration", "There is no such integration any more: delete its stack.")
    return found


def _event_of(integration: Integration, body: bytes) -> str:
    """The event's id."""
    try:
        bus, event = aws.read_forwarded(body)
    except WebhookError as error:
        raise ApiError(400, error.reason, str(error)) from error
    if not _is_its_bus(integration, bus):
        raise ApiError(403, "foreign-bus", "The event came over a bus that is not this integration's.")
    if event.account not in {integration.account, *integration.members}:
        raise ApiError(
            403, "foreign-account", "The event is of an account that is not this integration's: name it with --member."
        )
    return event.id


def _is_its_bus(integration: Integration, bus: Bus) -> bool:
    names = {"default", f"outrider-{integration.id}"}
    return (bus.account, bus.region) == (integration.account, integration.region) and bus.name in names


def _incoming(services: WebServices, integration: Integration, event: str, body: bytes) -> Incoming:
    return Incoming(
        kind=Kind.DELIVERY,
        key=f"delivery:aws:{integration.id}:{event}",
        digest=hashlib.sha256(body).hexdigest(),
        forge="aws",
        host=integration.id,
        headers={},
        body=body,
        received_at=services.clock(),
    )
