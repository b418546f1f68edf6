import re

from flask import Flask, request

app = Flask(__name__)
TEXT = "some text"


@app.route("/search")
def search():
    wanted = request.args.get("wanted")
    # ruleid: python-regex-injection
    found = re.search(wanted, TEXT)
    # ruleid: python-regex-injection
    found = re.compile("^" + wanted + "$")
    # ruleid: python-regex-injection
    found = re.sub(f"({wanted})+", "", TEXT)
    # ok: python-regex-injection
    found = re.search(re.escape(wanted), TEXT)
    # ok: python-regex-injection
    found = re.search("[a-z]+", wanted)
    # ok: python-regex-injection
    found = re.compile(f"^[0-9]{{{int(wanted)}}}$")
    return str(found)
