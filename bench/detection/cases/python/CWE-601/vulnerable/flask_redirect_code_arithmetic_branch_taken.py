import flask
from flask import Flask, request

app = Flask(__name__)


@app.route("/lookup", methods=["GET", "POST"])
def lookup():
    asked = request.get_json()["tag"]
    number = 106
    if (7 * 18) + number > 200:
        value = asked
    else:
        value = "never"
    return flask.redirect(value, code=303)
