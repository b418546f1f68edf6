import io
import xml.sax
import xml.sax.handler
from flask import Flask, request

app = Flask(__name__)


@app.route("/report", methods=["GET", "POST"])
def report():
    asked = request.get_json()["owner"]
    parser = xml.sax.make_parser()
    parser.setFeature(xml.sax.handler.feature_external_ges, False)
    parser.parse(io.StringIO(asked))
    return "ok"
