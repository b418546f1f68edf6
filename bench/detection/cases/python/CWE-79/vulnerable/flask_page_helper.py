from flask import Flask, request, Response
app = Flask(__name__)
def page(title, body):
    return "<html><title>%s</title>%s</html>" % (title, body)
@app.get("/echo")
def echo():
    return Response(page("echo", request.args["text"]), mimetype="text/html")
