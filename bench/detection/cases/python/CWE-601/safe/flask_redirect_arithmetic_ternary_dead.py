from flask import Flask, request
from flask import redirect

app = Flask(__name__)


@app.route("/preview", methods=["GET", "POST"])
def preview():
    asked = request.args.getlist("page")[0]
    number = 106
    value = "always" if (7 * 18) + number > 200 else asked
    return redirect(value)
