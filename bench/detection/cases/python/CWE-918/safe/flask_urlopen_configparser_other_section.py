import configparser
import urllib.request
from flask import Flask, request

app = Flask(__name__)


@app.route("/report", methods=["GET", "POST"])
def report():
    asked = request.args.getlist("part")[0]
    settings = configparser.ConfigParser()
    settings.add_section("kept")
    settings.add_section("asked")
    settings.set("asked", "name", asked)
    settings.set("kept", "name", "fixed")
    value = settings.get("kept", "name")
    answer = urllib.request.urlopen(value)
    return "ok"
