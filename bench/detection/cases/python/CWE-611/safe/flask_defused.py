import defusedxml.ElementTree
from flask import Flask, request

app = Flask(__name__)


@app.route("/notes", methods=["GET", "POST"])
def notes():
    asked = request.form["state"]
    defusedxml.ElementTree.fromstring(asked)
    return "ok"
