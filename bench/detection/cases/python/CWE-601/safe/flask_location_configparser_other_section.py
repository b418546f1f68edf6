import configparser
from flask import Flask, request
from flask import make_response

app = Flask(__name__)


@app.route("/report", methods=["GET", "POST"])
def report():
    asked = request.cookies.get("folder")
    settings = configparser.ConfigParser()
    settings.add_section("kept")
    settings.add_section("asked")
    settings.set("asked", "name", asked)
    settings.set("kept", "name", "fixed")
    value = settings.get("kept", "name")
    answer = make_response("", 302)
    answer.headers["Location"] = value
    return answer
