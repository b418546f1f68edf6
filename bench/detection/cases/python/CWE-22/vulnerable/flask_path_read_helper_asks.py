from flask import Flask, request
from pathlib import Path

app = Flask(__name__)


def asked_for(key):
    return request.args.get(key, "")


@app.route("/preview", methods=["GET", "POST"])
def preview():
    value = asked_for("name")
    content = Path("/srv/files", value).read_text()
    return "ok"
