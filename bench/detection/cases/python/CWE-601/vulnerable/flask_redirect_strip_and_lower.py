from flask import Flask, request
from flask import redirect

app = Flask(__name__)


@app.route("/search", methods=["GET", "POST"])
def search():
    asked = request.headers.get("X-Tag", "")
    value = asked.strip().lower()
    return redirect(value)
