from flask import Flask, request

app = Flask(__name__)


@app.route("/archive", methods=["GET", "POST"])
def archive():
    asked = request.query_string.decode()
    value = asked or "none"
    exec("x = " + value)
    return "ok"
