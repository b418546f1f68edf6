from flask import Flask, request
from markupsafe import Markup

app = Flask(__name__)


@app.route("/preview", methods=["GET", "POST"])
def preview():
    asked = request.headers.get("X-Code", "")
    first, value = "x", asked
    return str(Markup("<b>%s</b>" % value))
