import xml.dom.pulldom
import xml.sax
import xml.sax.handler
from flask import Flask, request

app = Flask(__name__)


@app.route("/search", methods=["GET", "POST"])
def search():
    asked = request.args.getlist("page")[0]
    value = asked
    if not value.isdigit():
        value = "0"
    parser = xml.sax.make_parser()
    parser.setFeature(xml.sax.handler.feature_external_ges, True)
    for event, node in xml.dom.pulldom.parseString(value, parser):
        pass
    return "ok"
