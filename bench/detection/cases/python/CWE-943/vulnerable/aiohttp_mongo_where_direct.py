import pymongo
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/basket")
async def basket(request):
    asked = (await request.post())["label"]
    value = asked
    goods = pymongo.MongoClient().shop.goods
    goods.find_one({"$where": "this.name == '" + value + "'"})
    return web.Response(text="done")
