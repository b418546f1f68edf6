from flask import Flask, request

app = Flask(__name__)


@app.route("/export", methods=["GET", "POST"])
def export():
    asked = request.cookies.get("page")
    if asked.startswith("x"):
        value = "with"
    else:
        value = "without"
    outcome = eval("1 + " + value)
    return "ok"
