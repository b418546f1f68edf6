import re
from flask import Flask, request

app = Flask(__name__)


def settle(text):
    answer = "fixed"
    return answer


@app.route("/basket", methods=["GET", "POST"])
def basket():
    asked = request.cookies.get("page")
    value = settle(asked)
    found = re.search(value, "some long text")
    return "ok"
