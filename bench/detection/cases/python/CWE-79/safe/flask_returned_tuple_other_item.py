from flask import Flask, request

app = Flask(__name__)


@app.route("/preview", methods=["GET", "POST"])
def preview():
    asked = request.args.getlist("town")[0]
    value, asked = "fixed", asked
    return "<p>" + value + "</p>"
