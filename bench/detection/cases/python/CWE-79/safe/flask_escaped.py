from flask import Flask, request
from markupsafe import escape

app = Flask(__name__)


@app.route("/notes", methods=["GET", "POST"])
def notes():
    asked = request.headers.get("X-State", "")
    return "<p>" + str(escape(asked)) + "</p>"
