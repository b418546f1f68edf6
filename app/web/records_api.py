"""What a pipeline asks of the service: to keep which commit a build was made from."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from flask import Blueprint, Response, jsonify, request

from app import metrics
from app.forges.names import read_named
from app.record_tokens import RecordTokenError
from app.store.inbox import Accepted, Incoming, Kind
from app.web.bearer import bearer
from app.web.body import received
from app.web.errors import ApiError
from protocol.document import DocumentError
from protocol.record import MAX_RECORD_BYTES, RECORDS_PATH, Record

if TYPE_CHECKING:
    from app.record_tokens import RecordScope
    from app.store.intake import Intake
    from app.web.body import Budget
    from app.web.services import WebServices

SENDER: Final = "record"
"""What the inbox calls the sender, in a forge's place."""
AGAIN_S: Final = 60
"""A client that did not hear the answer asks again sooner."""


def records_api(services: WebServices, intake: Intake, budget: Budget) -> Blueprint:
    """The route `/api/records`."""
    blueprint = Blueprint("records_api", __name__)

    @blueprint.post(RECORDS_PATH)
    def record() -> tuple[Response, int]:
        with metrics.counted(metrics.RECORDS) as outcome:
            scope = _scope(services)
            with received(request, MAX_RECORD_BYTES, budget) as body:
                told = _record(scope, body)
            accepted = intake.submit(_incoming(services, scope, told))
            outcome.reason = str(accepted)
            return jsonify(accepted=told.commit), 200 if accepted is Accepted.REPEAT else 202

    return blueprint


def _scope(services: WebServices) -> RecordScope:
    """Known by the header alone, before the body is read."""
    try:
        return services.record_scope(bearer(request, "a token of `outrider record-token`"))
    except RecordTokenError as error:
        raise ApiError(401, error.reason, str(error)) from error


def _record(scope: RecordScope, body: bytes) -> Record:
    try:
        told = Record.from_json(body)
    except DocumentError as error:
        raise ApiError(400, error.reason, str(error)) from error
    repository = read_named(told.repository)
    if repository is None or not scope.covers(repository):
        raise ApiError(
            403, "other-repository", "The token is for another repository: `outrider record-token` makes one for each."
        )
    return told


def _incoming(services: WebServices, scope: RecordScope, told: Record) -> Incoming:
    """The same record is the same arrival, in whatever order it names its digests; told again later, it is looked at again.

    That changes nothing, but for what could not be posted before: whoever mended why tells the record once more.
    """
    named = told.repository.lower()
    digests = tuple(sorted(set(told.digests)))
    body = told.model_copy(update={"repository": named, "digests": digests}).to_json().encode()
    digest = hashlib.sha256(body).hexdigest()
    return Incoming(
        kind=Kind.DELIVERY,
        key=f"delivery:{SENDER}:{scope.host}:{named}:{digest}:{int(services.clock().timestamp()) // AGAIN_S}",
        digest=digest,
        forge=SENDER,
        host=scope.host,
        headers={},
        body=body,
        received_at=services.clock(),
    )
