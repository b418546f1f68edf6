from flask import Flask, request
from flask import redirect

app = Flask(__name__)


@app.route("/basket", methods=["GET", "POST"])
def basket():
    asked = request.cookies.get("town")
    value = asked
    value = "fixed"
    return redirect(value)
