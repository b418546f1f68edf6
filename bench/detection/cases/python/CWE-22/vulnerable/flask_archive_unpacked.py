import tarfile
from flask import Flask, request

app = Flask(__name__)


@app.post("/theme")
def theme():
    archive = tarfile.open(fileobj=request.files["archive"].stream)
    archive.extractall("/srv/themes")
    return "ok"
