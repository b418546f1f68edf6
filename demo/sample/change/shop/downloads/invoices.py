"""Invoices as files."""

from flask import Blueprint, request, send_file

routes = Blueprint("invoices", __name__)


@routes.get("/invoice")
def invoice():
    # Old code: the name comes from the request as it is.
    name = request.args["name"]
    return send_file("/srv/invoices/" + name)
