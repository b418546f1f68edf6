import pymongo
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/report")
async def report(request):
    asked = request.match_info["owner"]
    value = "{}{}".format(asked, "")
    shop = pymongo.MongoClient().shop
    shop.goods.find({"$where": f"this.code == '{value}'"})
    return web.Response(text="done")
