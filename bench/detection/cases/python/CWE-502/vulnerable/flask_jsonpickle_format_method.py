import jsonpickle
from flask import Flask, request

app = Flask(__name__)


@app.route("/lookup", methods=["GET", "POST"])
def lookup():
    asked = request.form["state"]
    value = "{}{}".format(asked, "")
    state = jsonpickle.decode(value)
    return "ok"
