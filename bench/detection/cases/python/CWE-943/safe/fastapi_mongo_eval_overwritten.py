import pymongo
from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/notes")
async def notes(request: Request):
    asked = (await request.form())["part"]
    value = asked
    value = "fixed"
    shop = pymongo.MongoClient().shop
    shop.goods.find({"$where": f"this.code == '{value}'"})
    return {"state": "done"}
