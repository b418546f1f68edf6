from flask import Flask, request

app = Flask(__name__)


class Box:
    content = ""


@app.route("/report", methods=["GET", "POST"])
def report():
    asked = request.query_string.decode()
    box = Box()
    box.content = asked
    value = box.content
    return "<p>" + value + "</p>"
