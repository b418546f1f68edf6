import jsonpickle
from flask import Flask, request

app = Flask(__name__)


def asked_for(key):
    return request.args.get(key, "")


@app.route("/search", methods=["GET", "POST"])
def search():
    value = asked_for("part")
    state = jsonpickle.decode(value)
    return "ok"
