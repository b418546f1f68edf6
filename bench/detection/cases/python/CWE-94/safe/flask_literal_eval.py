import ast
from flask import Flask, request

app = Flask(__name__)


@app.route("/preview", methods=["GET", "POST"])
def preview():
    asked = request.query_string.decode()
    numbers = ast.literal_eval(asked)
    return "ok"
