from flask import Flask, request
from flask import render_template

app = Flask(__name__)


@app.route("/preview", methods=["GET", "POST"])
def preview():
    asked = request.headers.get("X-Label", "")
    return render_template("page.html", name=asked)
