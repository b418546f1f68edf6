import configparser
from flask import Flask, request
from flask import make_response

app = Flask(__name__)


@app.route("/profile", methods=["GET", "POST"])
def profile():
    asked = request.headers.get("X-Owner", "")
    settings = configparser.ConfigParser()
    settings.add_section("main")
    settings.set("main", "left", "fixed")
    settings.set("main", "right", asked)
    value = settings.get("main", "right")
    answer = make_response("", 302)
    answer.headers["Location"] = value
    return answer
