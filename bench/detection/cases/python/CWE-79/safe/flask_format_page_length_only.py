from flask import Flask, request

app = Flask(__name__)


@app.route("/report", methods=["GET", "POST"])
def report():
    asked = request.values.get("town")
    value = "n" * min(len(asked), 5)
    page = "<html><body>{}</body></html>".format(value)
    return page
