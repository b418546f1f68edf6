from flask import Flask, request
from flask import make_response

app = Flask(__name__)


@app.route("/invoice", methods=["GET", "POST"])
def invoice():
    asked = request.query_string.decode()
    def inner(text):
        return text.replace("\n", " ")

    value = inner(asked)
    answer = make_response("", 302)
    answer.headers["Location"] = value
    return answer
