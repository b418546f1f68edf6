from flask import Flask, request
from lxml import etree

app = Flask(__name__)


@app.route("/export", methods=["GET", "POST"])
def export():
    asked = request.get_json()["label"]
    try:
        value = asked
    except KeyError:
        value = "none"
    tree = etree.parse("people.xml")
    tree.xpath("//person[@id='" + value + "']")
    return "ok"
