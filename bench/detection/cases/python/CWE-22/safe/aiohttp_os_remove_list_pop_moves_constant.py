import os
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/export")
async def export(request):
    asked = request.query.get("part", "")
    queue = []
    queue.append("one")
    queue.append(asked)
    queue.append("three")
    queue.pop(0)
    value = queue[1]
    os.remove(os.path.join("/srv/files", value))
    return web.Response(text="done")
