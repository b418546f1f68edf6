"""What a customer is about to buy."""

from flask import Blueprint, jsonify, request

from shop.money import total
from shop.storage import connect

routes = Blueprint("basket", __name__)


@routes.post("/basket/price")
def price():
    wanted = {int(line["article"]): int(line["count"]) for line in request.get_json()["lines"]}
    lines = []
    for number, count in wanted.items():
        cents, stock = connect().execute("SELECT cents, stock FROM articles WHERE id = ?", (number,)).fetchone()
        lines.append((cents, min(count, stock)))
    return jsonify(total=total(lines))
