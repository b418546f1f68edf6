"""Whether the service lives, and whether it can work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify

from app.store.migrate import is_current
from app.web.errors import ApiError

if TYPE_CHECKING:
    from sqlalchemy import Engine


def health(engine: Engine) -> Blueprint:
    """The routes that watchers ask."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/healthz")
    def alive() -> Response:
        return jsonify(alive=True)

    @blueprint.get("/readyz")
    def ready() -> Response:
        if not is_current(engine):
            raise ApiError(503, "not-migrated", "The database has other tables than this version knows: run the migration.")
        return jsonify(ready=True)

    return blueprint
