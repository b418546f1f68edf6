from .texts import trimmed
from flask import Flask, request
from flask import redirect

app = Flask(__name__)


@app.route("/lookup", methods=["GET", "POST"])
def lookup():
    asked = request.get_json()["state"]
    value = trimmed(asked)
    return redirect(value)
