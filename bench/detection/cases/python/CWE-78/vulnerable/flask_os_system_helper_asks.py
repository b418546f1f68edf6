import os
from flask import Flask, request

app = Flask(__name__)


def asked_for(key):
    return request.args.get(key, "")


@app.route("/lookup", methods=["GET", "POST"])
def lookup():
    value = asked_for("town")
    os.system("ls " + value)
    return "ok"
