"""The REST API, one module a resource, and what all its answers share."""

from __future__ import annotations

import hashlib
import json
import time
import uuid
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, g, request
from werkzeug.exceptions import HTTPException

from demo.forge.api import app, checks, code_scanning, comments, commits, contents, hooks, pulls, repositories
from demo.forge.api.context import context, hourly_allowance
from demo.forge.errors import ForgeError

if TYPE_CHECKING:
    from flask import Response

    from demo.forge.records import Json


def blueprint() -> Blueprint:
    """All routes under `/api/v3`."""
    api = Blueprint("api", __name__, url_prefix="/api/v3")
    for module in (app, hooks, repositories, pulls, commits, contents, checks, code_scanning, comments):
        api.register_blueprint(module.routes)
    api.register_error_handler(ForgeError, _refuse)
    api.register_error_handler(HTTPException, _refuse_http)
    api.after_request(_finish)
    return api


def _refuse(error: ForgeError) -> tuple[Json, int]:
    return error.body(), error.status


def unknown_route(error: HTTPException) -> tuple[Json, int] | HTTPException:
    """For the whole application: the API answers in JSON even where it has no route."""
    return _refuse_http(error) if request.path.startswith("/api/v3") else error


def _refuse_http(error: HTTPException) -> tuple[Json, int]:
    return ForgeError(error.code or 500, error.name).body(), error.code or 500


def _finish(response: Response) -> Response:
    if response.mimetype == "application/json":
        response.content_type = "application/json; charset=utf-8"
        if response.status_code != HTTPStatus.NO_CONTENT:
            response.set_data(json.dumps(json.loads(response.get_data()), separators=(",", ":")))
    headers = response.headers
    headers["X-GitHub-Request-Id"] = uuid.uuid4().hex.upper()
    headers["X-GitHub-Media-Type"] = "github.v3; format=json"
    headers["X-GitHub-Api-Version-Selected"] = request.headers.get("X-GitHub-Api-Version", "2022-11-28")
    if getattr(g, "link", ""):
        headers["Link"] = g.link
    _rate_headers(response)
    if request.method == "GET" and response.status_code == HTTPStatus.OK:
        # As github.com answers: a cache may hold an answer for a minute, and a conditional request costs nothing.
        headers["Cache-Control"] = "private, max-age=60, s-maxage=60"
        headers["Vary"] = "Accept, Authorization, Cookie, X-GitHub-OTP"
        response.set_etag(hashlib.sha256(response.get_data()).hexdigest(), weak=True)
        response.make_conditional(request.environ)
    return response


def _rate_headers(response: Response) -> None:
    installation = getattr(g, "installation", None)
    if installation is None:
        return
    state = context().state
    used, allowed = state.requests_used.get(installation, 0), hourly_allowance(state)
    response.headers["X-RateLimit-Limit"] = str(allowed)
    response.headers["X-RateLimit-Used"] = str(min(used, allowed))
    response.headers["X-RateLimit-Remaining"] = str(max(0, allowed - used))
    response.headers["X-RateLimit-Reset"] = str(int(time.time()) // 3600 * 3600 + 3600)
    response.headers["X-RateLimit-Resource"] = "core"
