from flask import Flask, request
from flask import session

app = Flask(__name__)


class Carrier:
    def forward(self, text):
        return text + ""


@app.route("/notes", methods=["GET", "POST"])
def notes():
    asked = request.form["label"]
    value = Carrier().forward(asked)
    session[value] = "10340"
    return "ok"
