"""The shop's application."""

from flask import Flask

from shop import basket, catalogue, customers, errors, invoices, orders, status


def create_app() -> Flask:
    app = Flask(__name__)
    for part in (basket, catalogue, customers, orders, invoices, status):
        app.register_blueprint(part.routes)
    errors.register(app)
    return app
