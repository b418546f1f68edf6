from flask import Flask, request
from flask import make_response

app = Flask(__name__)


@app.route("/preview", methods=["GET", "POST"])
def preview():
    asked = request.args.getlist("name")[0]
    pair = [asked, "fixed"]
    value = pair[1]
    answer = make_response("", 302)
    answer.headers["Location"] = value
    return answer
