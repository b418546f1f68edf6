import configparser
from flask import Flask, request
from flask import redirect

app = Flask(__name__)


@app.route("/profile", methods=["GET", "POST"])
def profile():
    asked = request.args.get("name", "")
    settings = configparser.ConfigParser()
    settings.add_section("main")
    settings.set("main", "left", "fixed")
    settings.set("main", "right", asked)
    value = settings.get("main", "left")
    return redirect(value)
