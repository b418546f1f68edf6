from flask import Flask, request
from flask import session

app = Flask(__name__)


def keep(text):
    copy = text
    return copy


@app.route("/report", methods=["GET", "POST"])
def report():
    asked = request.query_string.decode()
    value = keep(asked)
    session["owner"] = value
    return "ok"
