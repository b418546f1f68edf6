import io
from flask import Flask, request

app = Flask(__name__)


@app.route("/profile", methods=["GET", "POST"])
def profile():
    asked = request.get_json()["tag"]
    buffer = io.StringIO()
    buffer.write(asked)
    value = buffer.getvalue()
    page = "<html><body>{}</body></html>".format(value)
    return page
