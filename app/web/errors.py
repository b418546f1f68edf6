"""Answers that are errors: always JSON, with a reason for machines and a sentence for people, never a traceback."""

from __future__ import annotations

import structlog
from flask import Flask, Response, jsonify
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException

from app.store.errors import StoreUnavailableError

RETRY_AFTER_S = 5
_REASONS = {404: "not-found", 405: "wrong-method", 413: "too-large"}
_log = structlog.get_logger(__name__)


class ApiError(Exception):
    """An answer other than the good one."""

    def __init__(self, status: int, reason: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.reason = reason


def answer(status: int, reason: str, message: str) -> Response:
    """The JSON answer of an error."""
    response = jsonify(error={"reason": reason, "message": message})
    response.status_code = status
    if status in {429, 503}:
        response.headers["Retry-After"] = str(RETRY_AFTER_S)
    return response


def register(app: Flask) -> None:
    """Turn every exception of a request into such an answer."""
    app.register_error_handler(ApiError, _api_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(StoreUnavailableError, _unavailable)
    app.register_error_handler(SQLAlchemyError, _unavailable)
    app.register_error_handler(Exception, _fault)


def _api_error(error: ApiError) -> Response:
    return answer(error.status, error.reason, str(error))


def _http_error(error: HTTPException) -> Response:
    status = error.code or 500
    return answer(status, _REASONS.get(status, "bad-request"), error.description or error.name)


def _unavailable(error: Exception) -> Response:
    _log.warning("store-unavailable", error=type(error).__name__, cause=type(error.__cause__).__name__)
    return answer(503, "store-unavailable", "The database does not answer. Nothing was accepted: send it again.")


def _fault(error: Exception) -> Response:
    _log.error("request-failed", exc_info=error)
    return answer(500, "internal", "Something went wrong here; the log says what.")
