import re
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/archive")
async def archive(request):
    asked = request.query["town"]
    queue = []
    queue.append("one")
    queue.append(asked)
    queue.append("three")
    queue.pop(0)
    value = queue[1]
    found = re.search(value, "some long text")
    return web.Response(text="done")
