import requests
from flask import Flask, request

app = Flask(__name__)


def asked_for(key):
    return request.args.get(key, "")


@app.route("/export", methods=["GET", "POST"])
def export():
    value = asked_for("part")
    answer = requests.get("http://" + value + "/state", timeout=5)
    return "ok"
