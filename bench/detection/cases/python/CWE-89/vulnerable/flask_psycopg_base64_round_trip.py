import base64
import psycopg
from flask import Flask, request

app = Flask(__name__)


@app.route("/report", methods=["GET", "POST"])
def report():
    asked = request.query_string.decode()
    packed = base64.b64encode(asked.encode())
    value = base64.b64decode(packed).decode()
    with psycopg.connect("dbname=shop") as link:
        link.cursor().execute(f"DELETE FROM carts WHERE owner = '{value}'")
    return "ok"
