"""Who buys."""

from flask import Blueprint, jsonify, request

from shop.errors import Missing
from shop.storage import connect

routes = Blueprint("customers", __name__)


@routes.get("/customers/<int:number>")
def customer(number: int):
    row = connect().execute("SELECT name, mail FROM customers WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise Missing(f"There is no customer {number}.")
    return jsonify(name=row[0], mail=row[1])


@routes.post("/customers")
def register():
    asked = request.get_json()
    with connect() as connection:
        connection.execute("INSERT INTO customers (name, mail) VALUES (?, ?)", (asked["name"], asked["mail"]))
    return "", 201
