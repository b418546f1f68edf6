import base64
import pickle
from flask import Flask, request

app = Flask(__name__)


def asked_for(key):
    return request.args.get(key, "")


@app.route("/archive", methods=["GET", "POST"])
def archive():
    value = asked_for("town")
    state = pickle.loads(base64.urlsafe_b64decode(value))
    return "ok"
