from flask import Flask, request
from jinja2 import Template

app = Flask(__name__)


def asked_for(key):
    return request.args.get(key, "")


@app.route("/report", methods=["GET", "POST"])
def report():
    value = asked_for("name")
    page = Template("Hello " + value).render()
    return "ok"
