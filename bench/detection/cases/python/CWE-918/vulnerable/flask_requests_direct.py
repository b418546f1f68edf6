import requests
from flask import Flask, request

app = Flask(__name__)


@app.route("/preview", methods=["GET", "POST"])
def preview():
    asked = request.get_json()["state"]
    value = asked
    answer = requests.get("http://" + value + "/state", timeout=5)
    return "ok"
