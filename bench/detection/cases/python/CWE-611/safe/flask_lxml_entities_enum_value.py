import enum
from flask import Flask, request
from lxml import etree

app = Flask(__name__)


class Colour(enum.Enum):
    RED = "red"
    GREEN = "green"


@app.route("/profile", methods=["GET", "POST"])
def profile():
    asked = request.args.getlist("part")[0]
    value = Colour(asked).value
    parser = etree.XMLParser(resolve_entities=True, no_network=False)
    etree.fromstring(value.encode(), parser)
    return "ok"
