import sqlite3
from flask import Flask, request

app = Flask(__name__)


def asked_for(key):
    return request.args.get(key, "")


@app.route("/preview", methods=["GET", "POST"])
def preview():
    value = asked_for("name")
    db = sqlite3.connect("shop.db")
    db.execute("SELECT id FROM goods WHERE name = '" + value + "'")
    return "ok"
