import pymongo
from fastapi import FastAPI

app = FastAPI()


@app.get("/archive")
def archive(part: str = ""):
    value, asked = "fixed", part
    goods = pymongo.MongoClient().shop.goods
    goods.find_one({"$where": "this.name == '" + value + "'"})
    return {"state": "done"}
