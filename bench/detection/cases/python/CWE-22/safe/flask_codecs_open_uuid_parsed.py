import codecs
import uuid
from flask import Flask, request

app = Flask(__name__)


@app.route("/profile", methods=["GET", "POST"])
def profile():
    asked = request.args.getlist("town")[0]
    value = str(uuid.UUID(asked))
    name = "/srv/files/%s" % value
    stream = codecs.open(name, "r", "utf-8")
    return "ok"
