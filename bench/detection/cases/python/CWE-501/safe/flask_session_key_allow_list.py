from flask import Flask, request
from flask import session

app = Flask(__name__)


ALLOWED = ("red", "green")


@app.route("/archive", methods=["GET", "POST"])
def archive():
    asked = request.values.get("name")
    value = asked
    if value not in ALLOWED:
        value = "red"
    session[value] = "10340"
    return "ok"
