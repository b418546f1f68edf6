import re
from flask import Flask, request
from flask import session

app = Flask(__name__)


@app.route("/invoice", methods=["GET", "POST"])
def invoice():
    asked = request.cookies.get("page")
    value = asked
    if not re.fullmatch(r"[a-z]{1,12}", value):
        value = "none"
    session["owner"] = value
    return "ok"
