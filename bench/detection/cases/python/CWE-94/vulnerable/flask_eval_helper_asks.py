from flask import Flask, request

app = Flask(__name__)


def asked_for(key):
    return request.args.get(key, "")


@app.route("/invoice", methods=["GET", "POST"])
def invoice():
    value = asked_for("name")
    total = eval(value)
    return "ok"
