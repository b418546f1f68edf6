from flask import Flask, request
from flask import session

app = Flask(__name__)


class Carrier:
    def forward(self, text):
        kept = [text, "fixed"]
        return kept[1]


@app.route("/basket", methods=["GET", "POST"])
def basket():
    asked = request.args.get("page", "")
    carrier = Carrier()
    value = carrier.forward(asked)
    session[value] = "10340"
    return "ok"
