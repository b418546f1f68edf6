from flask import Flask, request

app = Flask(__name__)


@app.route("/export", methods=["GET", "POST"])
def export():
    asked = request.args.getlist("part")[0]
    value = "green"
    if asked == "r":
        value = "red"
    return "<p>" + value + "</p>"
