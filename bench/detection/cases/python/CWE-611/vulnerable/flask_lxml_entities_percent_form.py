from flask import Flask, request
from lxml import etree

app = Flask(__name__)


@app.route("/invoice", methods=["GET", "POST"])
def invoice():
    asked = request.get_json()["tag"]
    value = "%s" % asked
    parser = etree.XMLParser(resolve_entities=True, no_network=False)
    etree.fromstring(value.encode(), parser)
    return "ok"
