import pymongo
from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/lookup")
async def lookup(request: Request):
    asked = (await request.json()).get("state")
    value = asked[:40]
    goods = pymongo.MongoClient().shop.goods
    goods.find_one({"$where": "this.name == '" + value + "'"})
    return {"state": "done"}
