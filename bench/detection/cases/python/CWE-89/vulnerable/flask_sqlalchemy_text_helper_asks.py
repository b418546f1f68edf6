from flask import Flask, request
from sqlalchemy import create_engine, text

app = Flask(__name__)


def asked_for(key):
    return request.args.get(key, "")


@app.route("/basket", methods=["GET", "POST"])
def basket():
    value = asked_for("town")
    engine = create_engine("sqlite://")
    with engine.connect() as link:
        link.execute(text("SELECT * FROM goods ORDER BY " + value))
    return "ok"
