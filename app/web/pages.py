"""Pages for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, make_response, render_template, request

from app.store import scans
from app.store.engine import reading
from app.web.errors import ApiError
from app.web.links import opens
from app.web.scan_view import view

if TYPE_CHECKING:
    from app.web.services import WebServices


def pages(services: WebServices) -> Blueprint:
    """The routes that browsers ask."""
    blueprint = Blueprint("pages", __name__)

    @blueprint.get("/scans/<scan_id>")
    def scan_page(scan_id: str) -> Response:
        token = request.args.get("token", "")
        if not opens(token, services.link_key, scan_id, services.clock()):
            raise ApiError(404, "not-found", "No such page, or its link has expired. Open it from the check on the forge.")
        with reading(services.engine) as connection:
            scan = scans.get(connection, scan_id)
        if scan is None:
            raise ApiError(404, "not-found", "The scan is no longer kept.")
        shown = view(scan, services.github_url, request.args.get("state", ""), request.args.get("page", 1, type=int))
        response = make_response(render_template("scan.html", view=shown, token=token))
        response.headers["Cache-Control"] = "private, no-store"
        return response

    return blueprint
