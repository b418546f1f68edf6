from flask import Flask, request

app = Flask(__name__)


@app.route("/invoice", methods=["GET", "POST"])
def invoice():
    asked = request.query_string.decode()
    value = asked[:40]
    return "<p>" + value + "</p>"
