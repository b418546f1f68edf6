from flask import Flask, make_response, request

app = Flask(__name__)


@app.get("/enter")
def enter():
    value = request.args.get("theme", "light")
    answer = make_response("ok")
    answer.delete_cookie("session")
    return answer
