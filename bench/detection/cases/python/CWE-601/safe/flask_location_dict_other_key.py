from flask import Flask, request
from flask import make_response

app = Flask(__name__)


@app.route("/export", methods=["GET", "POST"])
def export():
    asked = request.values.get("page")
    chosen = {}
    chosen["first"] = "static"
    chosen["second"] = asked
    chosen["third"] = "other"
    value = chosen["first"]
    answer = make_response("", 302)
    answer.headers["Location"] = value
    return answer
