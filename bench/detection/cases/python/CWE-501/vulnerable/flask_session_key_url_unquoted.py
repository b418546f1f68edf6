import urllib.parse
from flask import Flask, request
from flask import session

app = Flask(__name__)


@app.route("/lookup", methods=["GET", "POST"])
def lookup():
    asked = request.get_json()["code"]
    value = urllib.parse.unquote_plus(asked)
    session[value] = "10340"
    return "ok"
