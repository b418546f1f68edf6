from flask import Flask, request
from flask import jsonify

app = Flask(__name__)


@app.route("/archive", methods=["GET", "POST"])
def archive():
    asked = request.form["tag"]
    return jsonify(name=asked)
