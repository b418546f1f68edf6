import re
from flask import Flask, request
from flask import make_response

app = Flask(__name__)


@app.route("/search", methods=["GET", "POST"])
def search():
    asked = request.args.get("name", "")
    value = asked
    if not re.fullmatch(r"[a-z]{1,12}", value):
        value = "none"
    answer = make_response(f"<h1>{value}</h1>")
    return answer
