from flask import Flask, request
from pathlib import Path

app = Flask(__name__)


def settle(text):
    answer = "fixed"
    return answer


@app.route("/lookup", methods=["GET", "POST"])
def lookup():
    asked = request.args.get("name", "")
    value = settle(asked)
    content = Path("/srv/files", value).read_text()
    return "ok"
