import flask
from flask import Flask, request

app = Flask(__name__)


@app.route("/notes", methods=["GET", "POST"])
def notes():
    asked = request.args.getlist("part")[0]
    queue = []
    queue.append("one")
    queue.append(asked)
    queue.append("three")
    queue.pop(0)
    value = queue[1]
    return flask.redirect(value, code=303)
