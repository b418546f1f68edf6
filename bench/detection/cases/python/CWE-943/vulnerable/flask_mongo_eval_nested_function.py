import pymongo
from flask import Flask, request

app = Flask(__name__)


@app.route("/search", methods=["GET", "POST"])
def search():
    asked = request.get_json()["tag"]
    def inner(text):
        return text.replace("\n", " ")

    value = inner(asked)
    shop = pymongo.MongoClient().shop
    shop.goods.find({"$where": f"this.code == '{value}'"})
    return "ok"
