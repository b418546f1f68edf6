from flask import Flask, request
from flask import session

app = Flask(__name__)


@app.route("/preview", methods=["GET", "POST"])
def preview():
    asked = request.form["tag"]
    try:
        value = asked
    except KeyError:
        value = "none"
    session[value] = "10340"
    return "ok"
