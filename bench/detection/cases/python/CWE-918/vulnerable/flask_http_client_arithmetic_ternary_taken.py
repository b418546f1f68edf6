import http.client
from flask import Flask, request

app = Flask(__name__)


@app.route("/archive", methods=["GET", "POST"])
def archive():
    asked = request.headers.get("X-Owner", "")
    number = 86
    value = asked if (7 * 42) - number > 200 else "never"
    link = http.client.HTTPConnection(value)
    link.request("GET", "/")
    return "ok"
