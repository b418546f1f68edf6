from flask import Flask, make_response, request

app = Flask(__name__)


@app.get("/enter")
def enter():
    value = request.args.get("theme", "light")
    answer = make_response("ok")
    answer.set_cookie("session", value, secure=True, httponly=True, samesite="Strict", max_age=600)
    return answer
