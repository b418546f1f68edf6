from flask import Flask, request
from flask import make_response

app = Flask(__name__)


@app.route("/profile", methods=["GET", "POST"])
def profile():
    asked = request.args.get("part", "")
    if asked.startswith("x"):
        value = "with"
    else:
        value = "without"
    answer = make_response(f"<h1>{value}</h1>")
    return answer
