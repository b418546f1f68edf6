import elementpath
import xml.etree.ElementTree as ET
from flask import Flask, request

app = Flask(__name__)


ALLOWED = ("red", "green")


@app.route("/invoice", methods=["GET", "POST"])
def invoice():
    asked = request.args.get("folder", "")
    value = asked
    if value not in ALLOWED:
        value = "red"
    root = ET.parse("people.xml").getroot()
    elementpath.select(root, f"/people/person[name='{value}']")
    return "ok"
