import html
from flask import Flask, request

app = Flask(__name__)


@app.route("/basket", methods=["GET", "POST"])
def basket():
    asked = request.get_json()["code"]
    return f"<p>{html.escape(asked)}</p>"
