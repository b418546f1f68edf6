import io
import xml.sax
import xml.sax.handler
from flask import Flask, request

app = Flask(__name__)


@app.route("/search", methods=["GET", "POST"])
def search():
    asked = request.headers.get("X-Owner", "")
    value = asked[:40]
    parser = xml.sax.make_parser()
    parser.setFeature(xml.sax.handler.feature_external_ges, True)
    parser.parse(io.StringIO(value))
    return "ok"
