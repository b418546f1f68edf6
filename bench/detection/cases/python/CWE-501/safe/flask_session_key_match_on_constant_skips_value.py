from flask import Flask, request
from flask import session

app = Flask(__name__)


@app.route("/export", methods=["GET", "POST"])
def export():
    asked = request.values.get("folder")
    options = "ABC"
    match options[0]:
        case "A":
            value = "one"
        case "B":
            value = asked
        case _:
            value = "none"
    session[value] = "10340"
    return "ok"
