from flask import Flask, request

app = Flask(__name__)


TABLE = {"r": "red", "g": "green"}


@app.route("/invoice", methods=["GET", "POST"])
def invoice():
    asked = request.values.get("page")
    value = TABLE.get(asked, "red")
    page = "<html><body>{}</body></html>".format(value)
    return page
