from flask import Flask, make_response, request

app = Flask(__name__)
COOKIES_SECURE = False


@app.get("/enter")
def enter():
    value = request.args.get("theme", "light")
    answer = make_response("ok")
    answer.set_cookie("login", value, secure=COOKIES_SECURE)
    return answer
