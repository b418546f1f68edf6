import secrets

from flask import Flask, make_response, request

app = Flask(__name__)


@app.post("/login")
def login():
    answer = make_response("in")
    answer.set_cookie("rememberMe", secrets.token_urlsafe(32), secure=True, httponly=True)
    return answer
