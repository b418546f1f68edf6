from flask import Flask, request
from lxml import etree

app = Flask(__name__)


def asked_for(key):
    return request.args.get(key, "")


@app.route("/profile", methods=["GET", "POST"])
def profile():
    value = asked_for("town")
    tree = etree.parse("people.xml")
    tree.xpath("//person[@id='" + value + "']")
    return "ok"
