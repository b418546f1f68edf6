import pymongo
from flask import Flask, request

app = Flask(__name__)


class Box:
    content = ""


@app.route("/basket", methods=["GET", "POST"])
def basket():
    asked = request.query_string.decode()
    box = Box()
    box.content = asked
    value = box.content
    goods = pymongo.MongoClient().shop.goods
    goods.find_one({"$where": "this.name == '" + value + "'"})
    return "ok"
