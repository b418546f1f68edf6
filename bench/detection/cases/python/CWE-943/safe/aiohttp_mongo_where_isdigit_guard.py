import pymongo
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/search")
async def search(request):
    asked = request.query["folder"]
    value = asked
    if not value.isdigit():
        value = "0"
    goods = pymongo.MongoClient().shop.goods
    goods.find_one({"$where": "this.name == '" + value + "'"})
    return web.Response(text="done")
