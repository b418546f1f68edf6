import xml.dom.pulldom
import xml.sax
import xml.sax.handler
from flask import Flask, request

app = Flask(__name__)


@app.route("/preview", methods=["GET", "POST"])
def preview():
    asked = request.form["code"]
    value = asked or "none"
    parser = xml.sax.make_parser()
    parser.setFeature(xml.sax.handler.feature_external_ges, True)
    for event, node in xml.dom.pulldom.parseString(value, parser):
        pass
    return "ok"
