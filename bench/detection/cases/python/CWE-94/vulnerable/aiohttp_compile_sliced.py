from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/profile")
async def profile(request):
    asked = request.match_info["owner"]
    value = asked[:40]
    code = compile(value, "asked", "eval")
    eval(code)
    return web.Response(text="done")
