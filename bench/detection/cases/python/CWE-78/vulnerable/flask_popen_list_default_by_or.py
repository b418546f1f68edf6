import subprocess
from flask import Flask, request

app = Flask(__name__)


@app.route("/preview", methods=["GET", "POST"])
def preview():
    asked = request.form["state"]
    value = asked or "none"
    subprocess.Popen(["sh", "-c", "echo " + value])
    return "ok"
