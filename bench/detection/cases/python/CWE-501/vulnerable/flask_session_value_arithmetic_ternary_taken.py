from flask import Flask, request
from flask import session

app = Flask(__name__)


@app.route("/search", methods=["GET", "POST"])
def search():
    asked = request.headers.get("X-Code", "")
    number = 86
    value = asked if (7 * 42) - number > 200 else "never"
    session["owner"] = value
    return "ok"
