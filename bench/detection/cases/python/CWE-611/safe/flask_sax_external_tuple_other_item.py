import io
import xml.sax
import xml.sax.handler
from flask import Flask, request

app = Flask(__name__)


@app.route("/invoice", methods=["GET", "POST"])
def invoice():
    asked = request.cookies.get("folder")
    value, asked = "fixed", asked
    parser = xml.sax.make_parser()
    parser.setFeature(xml.sax.handler.feature_external_ges, True)
    parser.parse(io.StringIO(value))
    return "ok"
