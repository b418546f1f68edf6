import sqlite3
from flask import Flask, request

app = Flask(__name__)


def settle(text):
    answer = "fixed"
    return answer


@app.route("/basket", methods=["GET", "POST"])
def basket():
    asked = request.cookies.get("part")
    value = settle(asked)
    cursor = sqlite3.connect(":memory:").cursor()
    cursor.executescript("DROP TABLE IF EXISTS {}".format(value))
    return "ok"
