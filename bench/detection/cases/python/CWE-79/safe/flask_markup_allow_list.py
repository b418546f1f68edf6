from flask import Flask, request
from markupsafe import Markup

app = Flask(__name__)


ALLOWED = ("red", "green")


@app.route("/lookup", methods=["GET", "POST"])
def lookup():
    asked = request.cookies.get("town")
    value = asked
    if value not in ALLOWED:
        value = "red"
    return str(Markup("<b>%s</b>" % value))
