from flask import Flask, make_response, request

app = Flask(__name__)


@app.get("/enter")
def enter():
    value = request.args.get("theme", "light")
    answer = make_response("ok")
    answer.set_cookie("session_id", value, secure=True, httponly=True)
    return answer
