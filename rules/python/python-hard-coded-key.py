import hmac
import os

import jwt
import psycopg2
import requests
from flask import Flask

app = Flask(__name__)

# ruleid: python-hard-coded-key
app.config["SECRET_KEY"] = "pine-otter-quilt-92"
# ruleid: python-hard-coded-key
app.secret_key = "pine-otter-quilt-92"
# ok: python-hard-coded-key
app.config["SECRET_KEY"] = os.environ["SECRET_KEY"]
# ok: python-hard-coded-key
app.config["SESSION_COOKIE_NAME"] = "session"
# ok: python-hard-coded-key
app.secret_key = "change-me"
# ruleid: python-hard-coded-key
JWT_SECRET = "tall-cedar-lamp"


def token(claims):
    # ruleid: python-hard-coded-key
    return jwt.encode(claims, "tall-cedar-lamp", algorithm="HS256")


def checked(claims, key):
    # ok: python-hard-coded-key
    return jwt.encode(claims, key, algorithm="HS256")


def mac(data):
    # ruleid: python-hard-coded-key
    return hmac.new(b"tall-cedar-lamp", data, "sha256")


def connect(password):
    # ruleid: python-hard-coded-key
    first = psycopg2.connect(host="db", user="shop", password="Harbour-12!")
    # ok: python-hard-coded-key
    second = psycopg2.connect(host="db", user="shop", password=password)
    # ok: python-hard-coded-key
    third = psycopg2.connect(host="db", user="shop", password="")
    return first, second, third


def fetch(url):
    # ruleid: python-hard-coded-key
    return requests.get(url, auth=("robot", "Harbour-12!"))
