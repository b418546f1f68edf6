"""What there is to buy."""

from flask import Blueprint, jsonify, request

from shop.settings import settings
from shop.storage import connect

routes = Blueprint("catalogue", __name__)


@routes.get("/articles")
def articles():
    page = max(0, request.args.get("page", 0, type=int))
    size = settings()["per_page"]
    found = connect().execute("SELECT id, title, cents FROM articles ORDER BY title LIMIT ? OFFSET ?", (size, page * size))
    return jsonify(found.fetchall())


@routes.get("/articles/<int:number>")
def article(number: int):
    row = connect().execute("SELECT id, title, cents, stock FROM articles WHERE id = ?", (number,)).fetchone()
    return jsonify(row)
