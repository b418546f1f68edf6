import io
import xml.sax
import xml.sax.handler
from flask import Flask, request

app = Flask(__name__)


@app.route("/export", methods=["GET", "POST"])
def export():
    asked = request.query_string.decode()
    if (value := asked) is None:
        value = "none"
    parser = xml.sax.make_parser()
    parser.setFeature(xml.sax.handler.feature_external_ges, True)
    parser.parse(io.StringIO(value))
    return "ok"
