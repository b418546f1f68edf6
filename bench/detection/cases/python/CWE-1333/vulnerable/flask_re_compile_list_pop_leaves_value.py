import re
from flask import Flask, request

app = Flask(__name__)


@app.route("/invoice", methods=["GET", "POST"])
def invoice():
    asked = request.form["label"]
    queue = []
    queue.append("one")
    queue.append(asked)
    queue.append("three")
    queue.pop(0)
    value = queue[0]
    pattern = re.compile("^" + value + "$")
    return "ok"
