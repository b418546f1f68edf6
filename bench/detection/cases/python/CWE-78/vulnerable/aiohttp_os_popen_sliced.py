import os
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/search")
async def search(request):
    asked = (await request.post())["code"]
    value = asked[:40]
    lines = os.popen("grep x " + value).readlines()
    return web.Response(text="done")
