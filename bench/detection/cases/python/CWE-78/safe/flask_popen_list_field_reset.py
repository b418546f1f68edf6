import subprocess
from flask import Flask, request

app = Flask(__name__)


class Box:
    content = ""


@app.route("/report", methods=["GET", "POST"])
def report():
    asked = request.cookies.get("part")
    box = Box()
    box.content = asked
    box.content = "fixed"
    value = box.content
    subprocess.Popen(["sh", "-c", "echo " + value])
    return "ok"
