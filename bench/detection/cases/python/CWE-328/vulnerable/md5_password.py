import hashlib

from flask import Flask, request

app = Flask(__name__)


@app.post("/register")
def register():
    stored = hashlib.md5(request.form["password"].encode()).hexdigest()
    save(request.form["name"], stored)
    return "ok"
