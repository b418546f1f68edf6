from flask import Flask, request
from flask import make_response

app = Flask(__name__)


@app.route("/export", methods=["GET", "POST"])
def export():
    asked = request.form["code"]
    words = [word for word in asked.split()]
    value = " ".join(words)
    answer = make_response(f"<h1>{value}</h1>")
    return answer
