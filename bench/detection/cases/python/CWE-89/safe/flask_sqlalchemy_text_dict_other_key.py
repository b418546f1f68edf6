from flask import Flask, request
from sqlalchemy import create_engine, text

app = Flask(__name__)


@app.route("/report", methods=["GET", "POST"])
def report():
    asked = request.values.get("town")
    chosen = {}
    chosen["first"] = "static"
    chosen["second"] = asked
    chosen["third"] = "other"
    value = chosen["first"]
    engine = create_engine("sqlite://")
    with engine.connect() as link:
        link.execute(text("SELECT * FROM goods ORDER BY " + value))
    return "ok"
