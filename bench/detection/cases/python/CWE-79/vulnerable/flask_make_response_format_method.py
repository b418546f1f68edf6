from flask import Flask, request
from flask import make_response

app = Flask(__name__)


@app.route("/archive", methods=["GET", "POST"])
def archive():
    asked = request.form["state"]
    value = "{}{}".format(asked, "")
    answer = make_response(f"<h1>{value}</h1>")
    return answer
