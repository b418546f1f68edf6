import flask
from flask import Flask, request, session

app = Flask(__name__)


@app.post("/role")
def role():
    wanted = request.form["role"]
    # ruleid: python-trust-boundary
    session["role"] = wanted
    # ruleid: python-trust-boundary
    flask.session[wanted] = "12345"
    # ok: python-trust-boundary
    session["page"] = int(request.form["page"])
    # ok: python-trust-boundary
    session["role"] = "reader"
    if wanted not in ("reader", "writer"):
        return "no"
    # ok: python-trust-boundary
    session["role"] = wanted
    return "yes"


def view(request):
    # ruleid: python-trust-boundary
    request.session["name"] = request.POST["name"]
    return None
