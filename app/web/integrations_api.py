"""What an operator asks of the service: to connect accounts, prove them, say for whom they speak; as `outrider connect` does."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from flask import Blueprint, Response, jsonify, request

from app import metrics
from app.clouds.errors import CloudError
from app.connect.aws import AwsConnection
from app.connect.aws_offer import StackChoice
from app.connect.aws_stack import HIDDEN, PARAMETERS_FILE, commands, listed, member_commands
from app.connect.errors import ConnectError
from app.web.body import received
from app.web.errors import ApiError, answer
from app.web.integrations_documents import ConnectionWish, MembersWish, OwnersWish, shown, shown_result
from protocol.document import DocumentError

if TYPE_CHECKING:
    from app.connect.aws_offer import Offer
    from app.web.body import Budget
    from app.web.operators import OperatorServices

PATH: Final = "/api/integrations"
MAX_WISH_BYTES: Final = 64 * 1024
MAX_RESULTS: Final = 200
DEFAULT_RESULTS: Final = 50
_ACCOUNT, _SPOKE = Path("account.yaml"), Path("spoke.yaml")
"""The templates, as the shown commands name them: they are run in the folder that holds these."""
_STATUS: Final = {
    "unknown-integration": 404,
    "role-in-use": 409,
    "no-principal": 409,
    "role-refused": 409,
    "opens-without-external-id": 409,
    "opens-with-any-external-id": 409,
}
"""By reason; every other is a fault of what was asked."""


def integrations_api(operators: OperatorServices, budget: Budget) -> Blueprint:
    """The routes under `/api/integrations`. Each asks for the operator's token before it looks at anything else."""
    blueprint = Blueprint("integrations_api", __name__)
    blueprint.before_request(lambda: _admit(operators))
    blueprint.after_request(_private)
    blueprint.register_error_handler(ConnectError, _refused)
    blueprint.register_error_handler(CloudError, _unanswered)
    blueprint.register_error_handler(DocumentError, _unread)
    connections = operators.offers.connections
    proving = threading.Lock()

    @blueprint.get(PATH)
    def every() -> Response:
        return jsonify(integrations=[shown(one) for one in connections.every()])

    @blueprint.post(PATH)
    def make() -> tuple[Response, int, dict[str, str]]:
        with received(request, MAX_WISH_BYTES, budget) as body:
            wish = ConnectionWish.from_json(body)
        offer = operators.offers.make(_wanted(wish), StackChoice(wish.image, wish.code, wish.function_image, wish.events))
        return jsonify(_offered(offer)), 201, {"Location": f"{PATH}/{offer.integration.id}"}

    @blueprint.get(f"{PATH}/<integration>")
    def one(integration: str) -> Response:
        return jsonify(shown(connections.find(integration)))

    @blueprint.post(f"{PATH}/<integration>/prove")
    def prove(integration: str) -> Response:
        if not proving.acquire(blocking=False):  # it waits for AWS: a second thread is not given to that
            raise ApiError(429, "busy", "Another integration is being proved. Ask again.")
        try:
            return jsonify(shown(connections.prove(integration)))
        finally:
            proving.release()

    @blueprint.put(f"{PATH}/<integration>/owners")
    def owners(integration: str) -> Response:
        with received(request, MAX_WISH_BYTES, budget) as body:
            wish = OwnersWish.from_json(body)
        return jsonify(shown(connections.speak_for(integration, wish.owners)))

    @blueprint.put(f"{PATH}/<integration>/members")
    def members(integration: str) -> Response:
        with received(request, MAX_WISH_BYTES, budget) as body:
            wish = MembersWish.from_json(body)
        found = connections.have_members(integration, wish.members)
        return jsonify(integration=shown(found), member_commands=member_commands(found, _SPOKE))

    @blueprint.get(f"{PATH}/<integration>/results")
    def results(integration: str) -> Response:
        return jsonify(results=[shown_result(one) for one in connections.results(integration, _limit())])

    return blueprint


def _admit(operators: OperatorServices) -> None:
    with metrics.counted(metrics.OPERATORS) as outcome:
        operators.admit(request)
        outcome.reason = "admitted"


def _private(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


def _refused(error: ConnectError) -> Response:
    return answer(_STATUS.get(error.reason, 400), error.reason, str(error))


def _unanswered(error: CloudError) -> Response:
    return answer(503 if error.transient else 502, error.reason, str(error))


def _unread(error: DocumentError) -> Response:
    return answer(400, error.reason, str(error))


def _wanted(wish: ConnectionWish) -> AwsConnection:
    return AwsConnection(wish.account, wish.region, wish.cluster, wish.role, wish.members, wish.owners)


def _offered(offer: Offer) -> dict[str, Any]:
    """All that deploys the stack but the secret of events: that one is written to a file where the service runs."""
    return {
        "integration": shown(offer.integration),
        "external_id": offer.integration.external_id,
        "parameters": listed({name: value for name, value in offer.parameters.items() if name not in HIDDEN}),
        "withheld": [name for name in HIDDEN if name in offer.parameters],
        "trust_policy": json.loads(offer.trust) if offer.trust else None,
        "commands": commands(offer.integration, _ACCOUNT, Path(PARAMETERS_FILE), offer.parameters.get("CodeBucket", "")),
        "member_commands": member_commands(offer.integration, _SPOKE),
        "quick_create": offer.link or None,
    }


def _limit() -> int:
    text = request.args.get("limit", str(DEFAULT_RESULTS))
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= MAX_RESULTS:
        raise ApiError(400, "bad-limit", f"limit is a number from 1 to {MAX_RESULTS}.")
    return int(text)
