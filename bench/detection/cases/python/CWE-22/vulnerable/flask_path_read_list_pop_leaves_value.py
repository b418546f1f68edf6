from flask import Flask, request
from pathlib import Path

app = Flask(__name__)


@app.route("/export", methods=["GET", "POST"])
def export():
    asked = request.query_string.decode()
    queue = []
    queue.append("one")
    queue.append(asked)
    queue.append("three")
    queue.pop(0)
    value = queue[0]
    content = Path("/srv/files", value).read_text()
    return "ok"
