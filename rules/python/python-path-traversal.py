import os
import pathlib
import shutil
from pathlib import Path

from flask import Flask, abort, request, send_file, send_from_directory
from werkzeug.utils import secure_filename

app = Flask(__name__)
UPLOADS = "/srv/uploads"
PAGES = {"about": "about.html", "terms": "terms.html"}


@app.route("/download")
def download():
    name = request.args.get("name")
    # ruleid: python-path-traversal
    handle = open("/srv/uploads/" + name)
    path = os.path.join(UPLOADS, name)
    # ruleid: python-path-traversal
    send_file(path)
    # ruleid: python-path-traversal
    os.remove(f"{UPLOADS}/{name}")
    # ruleid: python-path-traversal
    shutil.copy(path, "/tmp/copy")
    # ruleid: python-path-traversal
    text = (Path(UPLOADS) / name).read_text()
    # ruleid: python-path-traversal
    Path(UPLOADS, name).unlink()
    # ok: python-path-traversal
    handle = open(os.path.join(UPLOADS, secure_filename(name)))
    # ok: python-path-traversal
    handle = open(os.path.join(UPLOADS, os.path.basename(name)))
    # ok: python-path-traversal
    send_from_directory(UPLOADS, name)
    # ok: python-path-traversal
    return open(os.path.join(UPLOADS, PAGES[name])).read()


@app.route("/checked")
def checked():
    base = pathlib.Path(UPLOADS)
    target = (base / request.args["name"]).resolve()
    if not target.is_relative_to(base):
        abort(403)
    # ok: python-path-traversal
    return target.read_text()


@app.route("/checked-prefix")
def checked_prefix():
    target = os.path.realpath(os.path.join(UPLOADS, request.args["name"]))
    if not target.startswith(UPLOADS + os.sep):
        abort(403)
    # ok: python-path-traversal
    return open(target).read()


@app.route("/checked-prefix-only")
def checked_prefix_without_resolving():
    target = os.path.join(UPLOADS, request.args["name"])
    if not target.startswith(UPLOADS):
        abort(403)
    # ruleid: python-path-traversal
    return open(target).read()


@app.route("/dots")
def dots():
    name = request.form["name"]
    if ".." in name or name.startswith("/"):
        abort(400)
    # ok: python-path-traversal
    return open("/srv/uploads/" + name).read()


@app.post("/upload")
def upload():
    sent = request.files["file"]
    # ruleid: python-path-traversal
    sent.save(os.path.join(UPLOADS, sent.filename))
    # ok: python-path-traversal
    sent.save(os.path.join(UPLOADS, secure_filename(sent.filename)))
    name = request.form["name"]
    name = "fixed.txt"
    # ok: python-path-traversal
    return open(UPLOADS + "/" + name).read()
