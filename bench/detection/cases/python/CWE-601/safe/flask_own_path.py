from flask import Flask, request
from flask import redirect

app = Flask(__name__)


@app.route("/preview", methods=["GET", "POST"])
def preview():
    asked = request.form["state"]
    return redirect("/search?q=" + asked)
