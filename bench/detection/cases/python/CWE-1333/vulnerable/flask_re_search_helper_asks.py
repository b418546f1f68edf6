import re
from flask import Flask, request

app = Flask(__name__)


def asked_for(key):
    return request.args.get(key, "")


@app.route("/archive", methods=["GET", "POST"])
def archive():
    value = asked_for("name")
    found = re.search(value, "some long text")
    return "ok"
