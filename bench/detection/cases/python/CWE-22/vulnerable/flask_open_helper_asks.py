from flask import Flask, request

app = Flask(__name__)


def asked_for(key):
    return request.args.get(key, "")


@app.route("/lookup", methods=["GET", "POST"])
def lookup():
    value = asked_for("page")
    with open("/srv/files/" + value) as stream:
        stream.read()
    return "ok"
