from flask import Flask, request
from flask import session

app = Flask(__name__)


@app.route("/basket", methods=["GET", "POST"])
def basket():
    asked = request.get_json()["owner"]
    options = "ABC"
    match options[1]:
        case "A":
            value = "one"
        case "B":
            value = asked
        case _:
            value = "none"
    session[value] = "10340"
    return "ok"
