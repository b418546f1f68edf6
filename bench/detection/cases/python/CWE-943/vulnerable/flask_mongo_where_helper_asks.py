import pymongo
from flask import Flask, request

app = Flask(__name__)


def asked_for(key):
    return request.args.get(key, "")


@app.route("/profile", methods=["GET", "POST"])
def profile():
    value = asked_for("name")
    goods = pymongo.MongoClient().shop.goods
    goods.find_one({"$where": "this.name == '" + value + "'"})
    return "ok"
