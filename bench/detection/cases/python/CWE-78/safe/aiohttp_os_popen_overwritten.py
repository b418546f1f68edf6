import os
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/archive")
async def archive(request):
    asked = request.query.get("name", "")
    value = asked
    value = "fixed"
    lines = os.popen("grep x " + value).readlines()
    return web.Response(text="done")
