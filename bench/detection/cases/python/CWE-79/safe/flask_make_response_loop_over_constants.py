from flask import Flask, request
from flask import make_response

app = Flask(__name__)


@app.route("/search", methods=["GET", "POST"])
def search():
    asked = request.args.get("page", "")
    value = "none"
    for each in ("red", "green"):
        if each == asked:
            value = each
    answer = make_response(f"<h1>{value}</h1>")
    return answer
