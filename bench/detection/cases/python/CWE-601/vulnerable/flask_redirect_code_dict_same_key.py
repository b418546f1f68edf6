import flask
from flask import Flask, request

app = Flask(__name__)


@app.route("/report", methods=["GET", "POST"])
def report():
    asked = request.query_string.decode()
    chosen = {}
    chosen["first"] = "static"
    chosen["second"] = asked
    chosen["third"] = "other"
    value = chosen["second"]
    return flask.redirect(value, code=303)
