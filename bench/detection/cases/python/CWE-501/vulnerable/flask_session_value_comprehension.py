from flask import Flask, request
from flask import session

app = Flask(__name__)


@app.route("/search", methods=["GET", "POST"])
def search():
    asked = request.headers.get("X-Label", "")
    words = [word for word in asked.split()]
    value = " ".join(words)
    session["owner"] = value
    return "ok"
