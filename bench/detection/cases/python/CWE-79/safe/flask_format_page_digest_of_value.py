import hashlib
from flask import Flask, request

app = Flask(__name__)


@app.route("/invoice", methods=["GET", "POST"])
def invoice():
    asked = request.values.get("folder")
    value = hashlib.sha256(asked.encode()).hexdigest()
    page = "<html><body>{}</body></html>".format(value)
    return page
