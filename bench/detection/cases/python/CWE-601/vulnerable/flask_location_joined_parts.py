from flask import Flask, request
from flask import make_response

app = Flask(__name__)


@app.route("/basket", methods=["GET", "POST"])
def basket():
    asked = request.get_json()["label"]
    parts = asked.split(",")
    value = ";".join(parts)
    answer = make_response("", 302)
    answer.headers["Location"] = value
    return answer
