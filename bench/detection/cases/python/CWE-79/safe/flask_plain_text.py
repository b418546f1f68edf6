from flask import Flask, request
from flask import Response

app = Flask(__name__)


@app.route("/report", methods=["GET", "POST"])
def report():
    asked = request.query_string.decode()
    return Response(asked, mimetype="text/plain")
