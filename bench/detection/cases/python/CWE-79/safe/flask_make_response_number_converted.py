from flask import Flask, request
from flask import make_response

app = Flask(__name__)


@app.route("/preview", methods=["GET", "POST"])
def preview():
    asked = request.args.get("folder", "")
    value = str(int(asked))
    answer = make_response(f"<h1>{value}</h1>")
    return answer
