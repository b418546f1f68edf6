from flask import Flask, request
from lxml import etree

app = Flask(__name__)


@app.route("/preview", methods=["GET", "POST"])
def preview():
    asked = request.values.get("town")
    value = "none"
    for each in ("red", "green"):
        if each == asked:
            value = each
    parser = etree.XMLParser(resolve_entities=True, no_network=False)
    etree.fromstring(value.encode(), parser)
    return "ok"
