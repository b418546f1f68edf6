import os
from flask import Flask, request

app = Flask(__name__)


@app.route("/archive", methods=["GET", "POST"])
def archive():
    asked = request.values.get("town")
    if asked.startswith("x"):
        value = "with"
    else:
        value = "without"
    os.system("ls " + value)
    return "ok"
