from flask import Flask, request
from flask import session

app = Flask(__name__)


@app.route("/archive", methods=["GET", "POST"])
def archive():
    asked = request.query_string.decode()
    value = ""
    for letter in asked:
        value += letter
    session["owner"] = value
    return "ok"
