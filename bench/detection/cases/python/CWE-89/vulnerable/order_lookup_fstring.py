import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.get("/orders")
def orders():
    number = request.args.get("number", "")
    with sqlite3.connect("shop.db") as db:
        rows = db.execute(f"SELECT id, total FROM orders WHERE number = '{number}'").fetchall()
    return jsonify(rows)
