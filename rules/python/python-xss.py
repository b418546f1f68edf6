import html

from django.http import HttpResponse, JsonResponse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from flask import Flask, Response, jsonify, make_response, render_template, request
from markupsafe import Markup, escape

app = Flask(__name__)


@app.route("/hello")
def hello():
    name = request.args.get("name", "")
    # ruleid: python-xss
    return f"<h1>Hello {name}</h1>"


@app.route("/hello-escaped")
def hello_escaped():
    name = request.args.get("name", "")
    # ok: python-xss
    return f"<h1>Hello {escape(name)}</h1>"


@app.route("/page")
def page():
    text = ""
    for key in request.form.keys():
        text += key
    # ruleid: python-xss
    answer = make_response("<p>" + text + "</p>")
    # ruleid: python-xss
    answer = Response("<p>%s</p>" % text)
    # ok: python-xss
    answer = Response("<p>%s</p>" % text, mimetype="text/plain")
    # ruleid: python-xss
    answer = Markup("<b>" + text + "</b>")
    # ok: python-xss
    answer = Markup("<b>{}</b>").format(text)
    # ok: python-xss
    answer = make_response("<p>" + html.escape(text) + "</p>")
    # ok: python-xss
    return render_template("page.html", text=text)


@app.route("/data")
def data():
    word = request.args["word"]
    if request.args.get("json"):
        # ok: python-xss
        return {"word": word}
    # ok: python-xss
    return jsonify(word=word)


@app.route("/user/<name>")
def user(name):
    # ruleid: python-xss
    return "<p>" + name + "</p>"


@app.route("/user/<int:number>")
def user_by_number(number):
    # ok: python-xss
    return f"<p>{number}</p>"


def view(request):
    word = request.GET.get("word")
    # ruleid: python-xss
    HttpResponse("<p>" + word + "</p>")
    # ruleid: python-xss
    mark_safe("<i>%s</i>" % word)
    # ok: python-xss
    HttpResponse(word, content_type="text/plain")
    # ok: python-xss
    format_html("<i>{}</i>", word)
    # ok: python-xss
    return JsonResponse({"word": word})


@app.route("/overwritten")
def overwritten():
    color = request.cookies.get("color")
    color = "blue"
    # ok: python-xss
    return "<body style='color:" + color + "'>"
