from .texts import labelled
from flask import Flask, request

app = Flask(__name__)


@app.route("/archive", methods=["GET", "POST"])
def archive():
    asked = request.args.getlist("page")[0]
    value = labelled(asked)
    return "<p>" + value + "</p>"
