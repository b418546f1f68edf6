import base64
import json
import marshal
import pickle

import jsonpickle
import yaml
from flask import Flask, request

app = Flask(__name__)


@app.route("/profile")
def profile():
    raw = base64.b64decode(request.cookies.get("profile", ""))
    # ruleid: python-unsafe-deserialisation
    stored = pickle.loads(raw)
    # ruleid: python-unsafe-deserialisation
    stored = marshal.loads(raw)
    # ruleid: python-unsafe-deserialisation
    stored = jsonpickle.decode(request.form["profile"])
    # ok: python-unsafe-deserialisation
    stored = json.loads(raw)
    return stored.name


@app.post("/config")
def config():
    text = request.get_data(as_text=True)
    # ruleid: python-unsafe-deserialisation
    settings = yaml.load(text, Loader=yaml.Loader)
    # ruleid: python-unsafe-deserialisation
    settings = yaml.unsafe_load(text)
    # ruleid: python-unsafe-deserialisation
    settings = yaml.load(request.files["config"].read(), yaml.UnsafeLoader)
    # ok: python-unsafe-deserialisation
    settings = yaml.safe_load(text)
    # ok: python-unsafe-deserialisation
    settings = yaml.load(text, Loader=yaml.SafeLoader)
    # ok: python-unsafe-deserialisation
    settings = yaml.load("a: 1", Loader=yaml.Loader)
    return settings


def cache(path):
    with open(path, "rb") as handle:
        # ok: python-unsafe-deserialisation
        return pickle.load(handle)
