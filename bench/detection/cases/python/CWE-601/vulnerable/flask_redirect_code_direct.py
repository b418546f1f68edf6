import flask
from flask import Flask, request

app = Flask(__name__)


@app.route("/export", methods=["GET", "POST"])
def export():
    asked = request.form["owner"]
    value = asked
    return flask.redirect(value, code=303)
