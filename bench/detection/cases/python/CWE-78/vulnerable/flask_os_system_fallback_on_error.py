import os
from flask import Flask, request

app = Flask(__name__)


@app.route("/search", methods=["GET", "POST"])
def search():
    asked = request.headers.get("X-Tag", "")
    try:
        value = asked
    except KeyError:
        value = "none"
    os.system("ls " + value)
    return "ok"
