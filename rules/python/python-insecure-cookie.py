from flask import Flask, make_response

app = Flask(__name__)
# ruleid: python-insecure-cookie
app.config["SESSION_COOKIE_SECURE"] = False
# ok: python-insecure-cookie
app.config["SESSION_COOKIE_HTTPONLY"] = True


@app.route("/")
def index():
    answer = make_response("")
    # ruleid: python-insecure-cookie
    answer.set_cookie("session", "value")
    # ruleid: python-insecure-cookie
    answer.set_cookie("session", "value", secure=False, httponly=True)
    # ruleid: python-insecure-cookie
    answer.set_cookie("session", "value", secure=True, httponly=False)
    # ok: python-insecure-cookie
    answer.set_cookie("session", "value", secure=True, httponly=True)
    # ok: python-insecure-cookie
    answer.set_cookie("session", "value", secure=app.config["HTTPS"], httponly=True)
    # ok: python-insecure-cookie
    answer.set_cookie("session", "", max_age=0)
    return answer
