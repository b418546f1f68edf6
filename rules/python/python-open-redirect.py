from urllib.parse import urlparse

from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from flask import Flask, make_response, redirect, request, url_for

app = Flask(__name__)
PAGES = {"home": "/home", "help": "/help"}


@app.route("/leave")
def leave():
    # ruleid: python-open-redirect
    return redirect(request.args.get("next"))


@app.route("/leave-scheme")
def leave_scheme():
    host = request.form["host"]
    # ruleid: python-open-redirect
    return redirect("https://" + host)


@app.route("/leave-header")
def leave_header():
    answer = make_response("", 302)
    # ruleid: python-open-redirect
    answer.headers["Location"] = request.args["to"]
    # ok: python-open-redirect
    answer.headers["Location"] = url_for("home", page=request.args["to"])
    return answer


@app.route("/stay")
def stay():
    target = request.args.get("next", "/")
    if urlparse(target).netloc:
        target = "/"
    # ok: python-open-redirect
    return redirect(target)


@app.route("/stay-path")
def stay_path():
    name = request.args["name"]
    if name == "me":
        # ok: python-open-redirect
        return redirect(f"/users/{name}")
    if request.args.get("old"):
        # ok: python-open-redirect
        return redirect("/users/" + name)
    if request.args.get("page"):
        # ok: python-open-redirect
        return redirect(PAGES.get(name, "/"))
    # ok: python-open-redirect
    return redirect(url_for("user", name=name))


def sign_in(request):
    target = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        target = "/"
    # ok: python-open-redirect
    return HttpResponseRedirect(target)


def sign_out(request):
    # ruleid: python-open-redirect
    return HttpResponseRedirect(request.GET.get("next", "/"))
