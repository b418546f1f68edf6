import base64
import codecs
from flask import Flask, request

app = Flask(__name__)


@app.route("/invoice", methods=["GET", "POST"])
def invoice():
    asked = request.get_json()["tag"]
    packed = base64.b64encode(asked.encode())
    value = base64.b64decode(packed).decode()
    name = "/srv/files/%s" % value
    stream = codecs.open(name, "r", "utf-8")
    return "ok"
