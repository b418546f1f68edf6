"""Where forges deliver. Nothing is done here but to make sure who sends, to store, and to acknowledge."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify, request

from app import metrics
from app.store.inbox import Incoming, Kind
from app.web.body import received
from app.web.errors import ApiError
from webhooks import github
from webhooks.errors import BadDeliveryError, BadSignatureError

if TYPE_CHECKING:
    from app.store.intake import Intake
    from app.web.body import Budget
    from app.web.services import WebServices


def hooks(services: WebServices, intake: Intake, budget: Budget) -> Blueprint:
    """The routes under `/hooks`."""
    blueprint = Blueprint("hooks", __name__)

    @blueprint.post("/hooks/github")
    def deliver() -> tuple[Response, int]:
        with metrics.counted(metrics.DELIVERIES) as outcome, received(request, services.max_delivery_bytes, budget) as body:
            incoming = _verified(services, _headers(), body)
            outcome.reason = str(intake.submit(incoming))
            return jsonify(accepted=incoming.headers[github.GUID_HEADER]), 202

    return blueprint


def _headers() -> dict[str, str]:
    named = ((name, request.headers.get(name)) for name in (github.SIGNATURE_HEADER, *github.KEPT_HEADERS))
    return {name: value for name, value in named if value is not None}


def _verified(services: WebServices, headers: dict[str, str], body: bytes) -> Incoming:
    try:
        github.verify(headers, body, services.webhook_secrets)
        delivery = github.read(headers, services.github_host)
    except BadSignatureError as error:
        raise ApiError(401, error.reason, str(error)) from error
    except BadDeliveryError as error:
        raise ApiError(400, error.reason, str(error)) from error
    return Incoming(
        kind=Kind.DELIVERY,
        key=delivery.key,
        digest=hashlib.sha256(body).hexdigest(),
        forge=delivery.forge,
        host=delivery.host,
        headers={github.GUID_HEADER: delivery.guid, github.EVENT_HEADER: delivery.event_name},
        body=body,
        received_at=services.clock(),
    )
