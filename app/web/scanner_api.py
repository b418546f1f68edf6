"""What a scan's Job asks of the service: a grant for its ticket, and to take its report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify, request

from app import metrics
from app.compressed import CompressionError
from app.dispatch.arrivals import incoming_report
from app.dispatch.grants import GrantRefusedError
from app.forges.errors import ForgeError
from app.store.inbox import Accepted
from app.web.body import received
from app.web.errors import ApiError
from protocol.grant import OWN_TOKEN, OWN_TOKEN_HEADER
from protocol.report import ATTEMPT_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER, SignatureError, check
from protocol.sizes import MAX_PACKED_BYTES
from protocol.ticket import MAX_TICKET_CHARS, TICKET_TYPE

if TYPE_CHECKING:
    from app.store.inbox import Incoming
    from app.store.intake import Intake
    from app.web.body import Budget
    from app.web.services import WebServices

_SCAN_ID = re.compile(r"[0-9a-f]{32}", re.ASCII)
_ATTEMPT = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)
_REFUSALS = {"unknown-scan": 404, "old-attempt": 403, "too-late": 410, "ended": 410}
"""By reason; every other is a fault of the ticket itself."""
_ANSWERS = {Accepted.NEW: 202, Accepted.REPEAT: 200, Accepted.REARMED: 202}


def scanner_api(services: WebServices, intake: Intake, budget: Budget) -> Blueprint:
    """The routes under `/api/scans`."""
    blueprint = Blueprint("scanner_api", __name__)

    @blueprint.post("/api/scans/<scan_id>/grant")
    def grant(scan_id: str) -> Response:
        with metrics.counted(metrics.GRANTS):
            with received(request, MAX_TICKET_CHARS, budget) as body:
                ticket = _ticket(body)
            response = Response(_grant(services, _known(scan_id), ticket), mimetype="application/json")
            response.headers["Cache-Control"] = "no-store"
            return response

    @blueprint.post("/api/scans/<scan_id>/report")
    def report(scan_id: str) -> tuple[Response, int]:
        with metrics.counted(metrics.REPORTS) as outcome, received(request, MAX_PACKED_BYTES, budget) as body:
            accepted = intake.submit(_verified(services, _known(scan_id), body))
            if accepted is Accepted.CONFLICT:
                raise ApiError(409, "conflict", "Another report of this attempt was accepted before.")
            outcome.reason = str(accepted)
            return jsonify(accepted=scan_id), _ANSWERS[accepted]

    return blueprint


def _known(scan_id: str) -> str:
    if not _SCAN_ID.fullmatch(scan_id):
        raise ApiError(404, "unknown-scan", "There is no such scan.")
    return scan_id


def _ticket(body: bytes) -> str:
    """It comes as the body: a policy's paths may make it longer than a header's line."""
    if request.mimetype != TICKET_TYPE or not body or not body.isascii():
        raise ApiError(401, "no-ticket", f"Send the ticket as the body, as {TICKET_TYPE}.")
    return body.decode("ascii")


def _grant(services: WebServices, scan_id: str, ticket: str) -> str:
    try:
        own_token = request.headers.get(OWN_TOKEN_HEADER) == OWN_TOKEN
        return services.give_grant(scan_id, ticket, own_token).to_json()
    except GrantRefusedError as error:
        raise ApiError(_REFUSALS.get(error.reason, 401), error.reason, str(error)) from error
    except ForgeError as error:
        raise ApiError(503, error.reason, "The forge gave no token to read the repository. Ask again.") from error


def _verified(services: WebServices, scan_id: str, body: bytes) -> Incoming:
    attempt = request.headers.get(ATTEMPT_HEADER, "")
    key = services.report_key(scan_id, int(attempt)) if _ATTEMPT.fullmatch(attempt) else None
    if key is None:
        raise ApiError(401, "unknown-attempt", "There is no such attempt at a scan.")
    try:
        timestamp, signature = request.headers.get(TIMESTAMP_HEADER, ""), request.headers.get(SIGNATURE_HEADER, "")
        check(key, timestamp, signature, body, services.clock().timestamp())
        return incoming_report(scan_id, int(attempt), body, services.clock())
    except SignatureError as error:
        raise ApiError(401, error.reason, str(error)) from error
    except CompressionError as error:
        raise ApiError(413 if error.reason == "too-large" else 400, error.reason, str(error)) from error
