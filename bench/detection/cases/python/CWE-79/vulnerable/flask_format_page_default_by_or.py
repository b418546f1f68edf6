from flask import Flask, request

app = Flask(__name__)


@app.route("/search", methods=["GET", "POST"])
def search():
    asked = request.get_json()["owner"]
    value = asked or "none"
    page = "<html><body>{}</body></html>".format(value)
    return page
