from .texts import labelled
from flask import Flask, request
from jinja2 import Template

app = Flask(__name__)


@app.route("/basket", methods=["GET", "POST"])
def basket():
    asked = request.values.get("part")
    value = labelled(asked)
    page = Template("Hello " + value).render()
    return "ok"
