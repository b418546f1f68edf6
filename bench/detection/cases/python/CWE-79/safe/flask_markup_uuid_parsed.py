import uuid
from flask import Flask, request
from markupsafe import Markup

app = Flask(__name__)


@app.route("/basket", methods=["GET", "POST"])
def basket():
    asked = request.cookies.get("folder")
    value = str(uuid.UUID(asked))
    return str(Markup("<b>%s</b>" % value))
