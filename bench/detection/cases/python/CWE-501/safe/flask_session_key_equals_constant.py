from flask import Flask, request
from flask import session

app = Flask(__name__)


@app.route("/lookup", methods=["GET", "POST"])
def lookup():
    asked = request.args.get("town", "")
    value = "green"
    if asked == "r":
        value = "red"
    session[value] = "10340"
    return "ok"
