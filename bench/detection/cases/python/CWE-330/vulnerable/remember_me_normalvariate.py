import random

from flask import Flask, make_response, request

app = Flask(__name__)


@app.get("/remember")
def remember():
    value = str(random.normalvariate(0, 1))
    user = "Nancy"
    answer = make_response(user)
    answer.set_cookie("rememberMe" + user, value, secure=True, httponly=True, path=request.path)
    return answer
