"""Orders, as customers see them."""

from flask import Blueprint, jsonify, request

from shop.storage import connect

routes = Blueprint("orders", __name__)


@routes.get("/orders/<int:number>")
def order(number: int):
    row = connect().execute("SELECT number, state FROM orders WHERE number = ?", (number,)).fetchone()
    return jsonify(row)


@routes.get("/orders")
def search():
    customer = request.args["customer"]
    found = connect().execute("SELECT number, state FROM orders WHERE customer = ?", (customer,)).fetchall()
    return jsonify(found)
