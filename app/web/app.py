"""The web part as one WSGI application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask

from app.store.intake import Intake
from app.web import errors
from app.web.aws_hooks import aws_hooks
from app.web.body import Budget
from app.web.health import health
from app.web.hooks import hooks
from app.web.integrations_api import integrations_api
from app.web.pages import pages
from app.web.probes_api import probes_api
from app.web.records_api import records_api
from app.web.scanner_api import scanner_api

if TYPE_CHECKING:
    from flask import Response

    from app.web.services import WebServices

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""On every answer. No referrer: a page's address has its token in it."""


def create_app(services: WebServices) -> Flask:
    """The application, made of what it is given; it starts nothing before the first request.

    Raises:
        ValueError: there is no webhook secret.

    """
    if not services.webhook_secrets or not all(services.webhook_secrets):
        raise ValueError("The service can not take deliveries without a webhook secret.")
    app = Flask(__name__)
    intake, budget = Intake(services.engine), Budget()
    app.register_blueprint(hooks(services, intake, budget))
    app.register_blueprint(aws_hooks(services, intake, budget))
    app.register_blueprint(scanner_api(services, intake, budget))
    app.register_blueprint(probes_api(services, budget))
    app.register_blueprint(records_api(services, intake, budget))
    if services.operators is not None:
        app.register_blueprint(integrations_api(services.operators, budget))
    app.register_blueprint(pages(services))
    app.register_blueprint(health(services.engine))
    errors.register(app)
    app.after_request(_harden)
    return app


def _harden(response: Response) -> Response:
    response.headers.extend(HEADERS)
    return response
