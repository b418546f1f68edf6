from flask import Flask, request
from flask import make_response

app = Flask(__name__)


@app.route("/export", methods=["GET", "POST"])
def export():
    asked = request.form["label"]
    value = "%s" % asked
    answer = make_response(f"<h1>{value}</h1>")
    return answer
