"""The shop's application."""

from flask import Flask

from shop import invoices, orders, status


def create_app() -> Flask:
    app = Flask(__name__)
    for part in (orders, invoices, status):
        app.register_blueprint(part.routes)
    return app
