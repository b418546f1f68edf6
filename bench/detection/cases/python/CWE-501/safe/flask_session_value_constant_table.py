from flask import Flask, request
from flask import session

app = Flask(__name__)


TABLE = {"r": "red", "g": "green"}


@app.route("/preview", methods=["GET", "POST"])
def preview():
    asked = request.args.getlist("folder")[0]
    value = TABLE.get(asked, "red")
    session["owner"] = value
    return "ok"
