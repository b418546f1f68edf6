import sqlite3
from flask import Flask, request

app = Flask(__name__)


@app.route("/archive", methods=["GET", "POST"])
def archive():
    asked = request.form["state"]
    queue = []
    queue.append("one")
    queue.append(asked)
    queue.append("three")
    queue.pop(0)
    value = queue[0]
    cursor = sqlite3.connect(":memory:").cursor()
    cursor.executescript("DROP TABLE IF EXISTS {}".format(value))
    return "ok"
