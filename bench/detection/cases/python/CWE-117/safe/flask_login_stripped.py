import logging
from flask import Flask, request

app = Flask(__name__)


@app.post("/login")
def login():
    user = request.form["user"].replace("\r", "").replace("\n", "")
    logging.getLogger("auth").warning("failed login of " + user)
    return "no", 401
