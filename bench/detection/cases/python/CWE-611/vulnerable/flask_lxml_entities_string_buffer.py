import io
from flask import Flask, request
from lxml import etree

app = Flask(__name__)


@app.route("/notes", methods=["GET", "POST"])
def notes():
    asked = request.form["owner"]
    buffer = io.StringIO()
    buffer.write(asked)
    value = buffer.getvalue()
    parser = etree.XMLParser(resolve_entities=True, no_network=False)
    etree.fromstring(value.encode(), parser)
    return "ok"
