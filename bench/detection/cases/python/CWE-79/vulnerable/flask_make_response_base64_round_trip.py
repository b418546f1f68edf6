import base64
from flask import Flask, request
from flask import make_response

app = Flask(__name__)


@app.route("/archive", methods=["GET", "POST"])
def archive():
    asked = request.form["owner"]
    packed = base64.b64encode(asked.encode())
    value = base64.b64decode(packed).decode()
    answer = make_response(f"<h1>{value}</h1>")
    return answer
