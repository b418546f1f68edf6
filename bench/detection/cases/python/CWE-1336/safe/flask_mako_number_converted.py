from flask import Flask, request
from mako.template import Template

app = Flask(__name__)


@app.route("/report", methods=["GET", "POST"])
def report():
    asked = request.args.getlist("town")[0]
    value = str(int(asked))
    page = Template(value).render()
    return "ok"
