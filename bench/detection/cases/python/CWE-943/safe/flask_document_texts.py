from flask import Flask, request, jsonify
from pymongo import MongoClient

app = Flask(__name__)
db = MongoClient().shop


@app.post("/login")
def login():
    credentials = request.get_json()
    user = db.users.find_one({"name": str(credentials["name"]), "key": {"$eq": str(credentials["key"])}})
    return jsonify(ok=user is not None)
