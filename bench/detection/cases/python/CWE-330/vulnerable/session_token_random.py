import random

from flask import Flask, make_response, request

app = Flask(__name__)


@app.post("/login")
def login():
    token = str(random.random())[2:]
    answer = make_response("in")
    answer.set_cookie("rememberMe", token, secure=True, httponly=True)
    return answer
