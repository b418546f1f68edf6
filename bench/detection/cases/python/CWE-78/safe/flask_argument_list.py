import subprocess
from flask import Flask, request

app = Flask(__name__)


@app.route("/archive", methods=["GET", "POST"])
def archive():
    asked = request.query_string.decode()
    subprocess.run(["du", "-sh", "--", asked], check=False)
    return "ok"
