import pymongo
from .texts import trimmed
from fastapi import FastAPI

app = FastAPI()


@app.get("/export")
def export(owner: str = ""):
    value = trimmed(owner)
    goods = pymongo.MongoClient().shop.goods
    goods.find_one({"$where": "this.name == '" + value + "'"})
    return {"state": "done"}
