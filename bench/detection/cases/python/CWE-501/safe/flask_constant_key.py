from flask import Flask, request
from flask import session

app = Flask(__name__)


@app.route("/basket", methods=["GET", "POST"])
def basket():
    asked = request.get_json()["state"]
    session["seen"] = True
    return "ok"
