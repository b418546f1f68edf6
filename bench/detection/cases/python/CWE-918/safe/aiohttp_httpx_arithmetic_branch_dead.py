import httpx
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/archive")
async def archive(request):
    asked = request.query.get("name", "")
    number = 106
    if (7 * 42) - number > 200:
        value = asked
    else:
        value = "always"
    answer = httpx.post(value, json={})
    return web.Response(text="done")
