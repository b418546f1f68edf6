import jsonpickle
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/profile")
async def profile(request):
    asked = request.query.get("name", "")
    pair = [asked, "fixed"]
    value = pair[1]
    state = jsonpickle.decode(value)
    return web.Response(text="done")
