import re
from flask import Flask, request

app = Flask(__name__)


@app.route("/report", methods=["GET", "POST"])
def report():
    asked = request.values.get("folder")
    chosen = {}
    chosen["first"] = "static"
    chosen["second"] = asked
    chosen["third"] = "other"
    value = chosen["first"]
    pattern = re.compile("^" + value + "$")
    return "ok"
