from flask import Flask, request
from jinja2 import Environment

app = Flask(__name__)


@app.route("/archive", methods=["GET", "POST"])
def archive():
    asked = request.headers.get("X-State", "")
    value = ""
    for letter in asked:
        value += letter
    page = Environment(autoescape=True).from_string(value).render(name="x")
    return "ok"
