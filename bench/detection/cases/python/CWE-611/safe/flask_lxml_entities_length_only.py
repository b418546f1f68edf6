from flask import Flask, request
from lxml import etree

app = Flask(__name__)


@app.route("/basket", methods=["GET", "POST"])
def basket():
    asked = request.args.get("folder", "")
    value = "n" * min(len(asked), 5)
    parser = etree.XMLParser(resolve_entities=True, no_network=False)
    etree.fromstring(value.encode(), parser)
    return "ok"
