from flask import Flask, request

app = Flask(__name__)


@app.route("/basket", methods=["GET", "POST"])
def basket():
    asked = request.query_string.decode()
    try:
        value = asked
    except KeyError:
        value = "none"
    return "<p>" + value + "</p>"
