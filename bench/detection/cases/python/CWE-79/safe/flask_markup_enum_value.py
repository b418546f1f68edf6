import enum
from flask import Flask, request
from markupsafe import Markup

app = Flask(__name__)


class Colour(enum.Enum):
    RED = "red"
    GREEN = "green"


@app.route("/lookup", methods=["GET", "POST"])
def lookup():
    asked = request.cookies.get("name")
    value = Colour(asked).value
    return str(Markup("<b>%s</b>" % value))
