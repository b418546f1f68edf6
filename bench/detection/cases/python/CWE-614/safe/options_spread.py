from flask import Flask, make_response, request

app = Flask(__name__)


@app.get("/enter")
def enter():
    value = request.args.get("theme", "light")
    answer = make_response("ok")
    options = {"secure": True, "httponly": True}
    answer.set_cookie("auth", value, **options)
    return answer
