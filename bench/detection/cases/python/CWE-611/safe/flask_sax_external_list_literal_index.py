import io
import xml.sax
import xml.sax.handler
from flask import Flask, request

app = Flask(__name__)


@app.route("/basket", methods=["GET", "POST"])
def basket():
    asked = request.args.get("part", "")
    pair = [asked, "fixed"]
    value = pair[1]
    parser = xml.sax.make_parser()
    parser.setFeature(xml.sax.handler.feature_external_ges, True)
    parser.parse(io.StringIO(value))
    return "ok"
