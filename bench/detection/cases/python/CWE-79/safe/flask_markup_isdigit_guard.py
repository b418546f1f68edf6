from flask import Flask, request
from markupsafe import Markup

app = Flask(__name__)


@app.route("/basket", methods=["GET", "POST"])
def basket():
    asked = request.cookies.get("part")
    value = asked
    if not value.isdigit():
        value = "0"
    return str(Markup("<b>%s</b>" % value))
