"""What a probe's Job asks of the service: whether it is the one whose ticket it has. Nothing is kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify, request

from app import metrics
from app.web.body import received
from app.web.errors import ApiError
from protocol.ticket import MAX_TICKET_CHARS, TICKET_TYPE, TicketError

if TYPE_CHECKING:
    from app.web.body import Budget
    from app.web.services import WebServices


def probes_api(services: WebServices, budget: Budget) -> Blueprint:
    """The route `/api/probes`."""
    blueprint = Blueprint("probes_api", __name__)

    @blueprint.post("/api/probes/<probe>")
    def arrive(probe: str) -> Response:
        with metrics.counted(metrics.PROBES):
            with received(request, MAX_TICKET_CHARS, budget) as body:
                if request.mimetype != TICKET_TYPE or not body or not body.isascii():
                    raise ApiError(401, "no-ticket", f"Send the ticket as the body, as {TICKET_TYPE}.")
                ticket = body.decode("ascii")
            try:
                services.know_probe(probe, ticket)
            except TicketError as error:
                raise ApiError(401, error.reason, str(error)) from error
            return jsonify(arrived=probe)

    return blueprint
