from flask import Flask, request, Response
from markupsafe import escape
app = Flask(__name__)
def page(title, body):
    return "<html><title>%s</title>%s</html>" % (title, escape(body))
@app.get("/echo")
def echo():
    return Response(page("echo", request.args["text"]), mimetype="text/html")
