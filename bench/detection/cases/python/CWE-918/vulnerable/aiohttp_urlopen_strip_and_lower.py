import urllib.request
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/search")
async def search(request):
    asked = (await request.post())["code"]
    value = asked.strip().lower()
    answer = urllib.request.urlopen(value)
    return web.Response(text="done")
