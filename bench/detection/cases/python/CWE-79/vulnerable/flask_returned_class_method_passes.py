from flask import Flask, request

app = Flask(__name__)


class Carrier:
    def forward(self, text):
        return text + ""


@app.route("/lookup", methods=["GET", "POST"])
def lookup():
    asked = request.query_string.decode()
    value = Carrier().forward(asked)
    return "<p>" + value + "</p>"
