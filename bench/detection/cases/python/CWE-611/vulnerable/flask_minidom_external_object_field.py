import xml.dom.pulldom
import xml.sax
import xml.sax.handler
from flask import Flask, request

app = Flask(__name__)


class Box:
    content = ""


@app.route("/profile", methods=["GET", "POST"])
def profile():
    asked = request.headers.get("X-Tag", "")
    box = Box()
    box.content = asked
    value = box.content
    parser = xml.sax.make_parser()
    parser.setFeature(xml.sax.handler.feature_external_ges, True)
    for event, node in xml.dom.pulldom.parseString(value, parser):
        pass
    return "ok"
