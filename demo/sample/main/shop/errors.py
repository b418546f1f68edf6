"""What goes wrong, and how it is told."""

from flask import Flask, jsonify


class Missing(Exception):
    """Somebody asked for what there is not."""


def register(app: Flask) -> None:
    app.register_error_handler(Missing, lambda error: (jsonify(error=str(error)), 404))
    app.register_error_handler(KeyError, lambda error: (jsonify(error=f"{error} is missing"), 400))
