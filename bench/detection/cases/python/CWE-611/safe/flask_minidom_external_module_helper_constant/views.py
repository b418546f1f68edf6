import xml.dom.pulldom
import xml.sax
import xml.sax.handler
from .texts import labelled
from flask import Flask, request

app = Flask(__name__)


@app.route("/report", methods=["GET", "POST"])
def report():
    asked = request.cookies.get("town")
    value = labelled(asked)
    parser = xml.sax.make_parser()
    parser.setFeature(xml.sax.handler.feature_external_ges, True)
    for event, node in xml.dom.pulldom.parseString(value, parser):
        pass
    return "ok"
