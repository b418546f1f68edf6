from flask import Flask, request
from flask import session

app = Flask(__name__)


def settle(text):
    answer = "fixed"
    return answer


@app.route("/notes", methods=["GET", "POST"])
def notes():
    asked = request.args.getlist("town")[0]
    value = settle(asked)
    session["owner"] = value
    return "ok"
