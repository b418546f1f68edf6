import flask
from flask import Flask, request

app = Flask(__name__)


class Box:
    content = ""


@app.route("/search", methods=["GET", "POST"])
def search():
    asked = request.args.get("folder", "")
    box = Box()
    box.content = asked
    box.content = "fixed"
    value = box.content
    return flask.redirect(value, code=303)
