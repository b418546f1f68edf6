from flask import Flask, request
from flask import redirect, url_for

app = Flask(__name__)


@app.route("/invoice", methods=["GET", "POST"])
def invoice():
    asked = request.query_string.decode()
    return redirect(url_for("home", tab=asked))
