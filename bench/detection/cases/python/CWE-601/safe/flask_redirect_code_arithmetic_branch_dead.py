import flask
from flask import Flask, request

app = Flask(__name__)


@app.route("/archive", methods=["GET", "POST"])
def archive():
    asked = request.values.get("town")
    number = 106
    if (7 * 42) - number > 200:
        value = asked
    else:
        value = "always"
    return flask.redirect(value, code=303)
