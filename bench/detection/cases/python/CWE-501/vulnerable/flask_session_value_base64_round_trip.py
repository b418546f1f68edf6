import base64
from flask import Flask, request
from flask import session

app = Flask(__name__)


@app.route("/profile", methods=["GET", "POST"])
def profile():
    asked = request.headers.get("X-State", "")
    packed = base64.b64encode(asked.encode())
    value = base64.b64decode(packed).decode()
    session["owner"] = value
    return "ok"
