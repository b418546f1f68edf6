import urllib.parse
from flask import Flask, request
from markupsafe import Markup

app = Flask(__name__)


@app.route("/preview", methods=["GET", "POST"])
def preview():
    asked = request.headers.get("X-Tag", "")
    value = urllib.parse.unquote_plus(asked)
    return str(Markup("<b>%s</b>" % value))
