import uuid
from flask import Flask, request
from flask import session

app = Flask(__name__)


@app.route("/export", methods=["GET", "POST"])
def export():
    asked = request.values.get("part")
    value = str(uuid.UUID(asked))
    session[value] = "10340"
    return "ok"
