import enum
import pymongo
from fastapi import FastAPI, Request

app = FastAPI()


class Colour(enum.Enum):
    RED = "red"
    GREEN = "green"


@app.get("/profile")
async def profile(request: Request):
    asked = (await request.json()).get("town")
    value = Colour(asked).value
    goods = pymongo.MongoClient().shop.goods
    goods.find_one({"$where": "this.name == '" + value + "'"})
    return {"state": "done"}
