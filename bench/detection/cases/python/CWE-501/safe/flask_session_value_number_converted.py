from flask import Flask, request
from flask import session

app = Flask(__name__)


@app.route("/report", methods=["GET", "POST"])
def report():
    asked = request.cookies.get("part")
    value = str(int(asked))
    session["owner"] = value
    return "ok"
