import string

import jinja2
from flask import Flask, render_template, render_template_string, request
from mako.template import Template

app = Flask(__name__)
environment = jinja2.Environment(autoescape=True)


@app.route("/hello")
def hello():
    name = request.args.get("name", "you")
    # ruleid: python-template-injection
    render_template_string("<h1>Hello " + name + "</h1>")
    page = f"<h1>Hello {name}</h1>"
    # ruleid: python-template-injection
    environment.from_string(page).render()
    # ruleid: python-template-injection
    jinja2.Template("Hello %s" % name).render()
    # ruleid: python-template-injection
    Template(text=page).render()
    # ok: python-template-injection
    render_template_string("<h1>Hello {{ name }}</h1>", name=name)
    # ok: python-template-injection
    environment.from_string("Hello {{ name }}").render(name=name)
    # ok: python-template-injection
    return render_template("hello.html", name=name)


@app.route("/theme")
def theme():
    chosen = request.cookies.get("theme")
    source = {"dark": "<body class=dark>", "light": "<body>"}.get("dark")
    # ok: python-template-injection
    render_template_string(source)
    if chosen not in ("dark", "light"):
        chosen = "light"
    # ok: python-template-injection
    return render_template_string("<body class=" + chosen + ">")
