import logging
from flask import Flask, request

app = Flask(__name__)


@app.post("/login")
def login():
    logging.getLogger("auth").warning("failed login of " + request.form["user"])
    return "no", 401
