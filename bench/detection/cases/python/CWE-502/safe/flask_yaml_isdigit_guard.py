import yaml
from flask import Flask, request

app = Flask(__name__)


@app.route("/notes", methods=["GET", "POST"])
def notes():
    asked = request.cookies.get("part")
    value = asked
    if not value.isdigit():
        value = "0"
    state = yaml.load(value, Loader=yaml.Loader)
    return "ok"
