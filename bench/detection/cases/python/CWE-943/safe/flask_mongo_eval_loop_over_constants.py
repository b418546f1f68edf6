import pymongo
from flask import Flask, request

app = Flask(__name__)


@app.route("/preview", methods=["GET", "POST"])
def preview():
    asked = request.args.get("name", "")
    value = "none"
    for each in ("red", "green"):
        if each == asked:
            value = each
    shop = pymongo.MongoClient().shop
    shop.goods.find({"$where": f"this.code == '{value}'"})
    return "ok"
