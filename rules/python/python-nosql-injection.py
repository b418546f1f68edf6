import json

from flask import Flask, request

app = Flask(__name__)


@app.post("/find")
def find():
    body = request.get_json()
    # ruleid: python-nosql-injection
    found = users.find_one(body)
    # ruleid: python-nosql-injection
    found = users.find_one({"name": request.json["name"]})
    password = body["password"]
    # ruleid: python-nosql-injection
    found = users.find_one({"name": "admin", "password": password})
    # ruleid: python-nosql-injection
    found = users.find({"$where": "this.name == '" + str.upper(request.args["name"]) + "'"})
    # ruleid: python-nosql-injection
    found = users.find(json.loads(request.args["filter"]))
    # ok: python-nosql-injection
    found = users.find_one({"name": str(body["name"])})
    # ok: python-nosql-injection
    found = users.find_one({"name": request.args["name"]})
    query = {"name": request.form["name"]}
    # ok: python-nosql-injection
    found = users.find_one(query)
    # ok: python-nosql-injection
    return str(request.args["text"].find(request.args["word"]))
