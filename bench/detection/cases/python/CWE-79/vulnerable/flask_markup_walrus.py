from flask import Flask, request
from markupsafe import Markup

app = Flask(__name__)


@app.route("/notes", methods=["GET", "POST"])
def notes():
    asked = request.headers.get("X-Owner", "")
    if (value := asked) is None:
        value = "none"
    return str(Markup("<b>%s</b>" % value))
