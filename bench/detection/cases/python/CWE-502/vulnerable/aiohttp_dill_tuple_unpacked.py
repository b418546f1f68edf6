import dill
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/invoice")
async def invoice(request):
    asked = (await request.post())["code"]
    first, value = "x", asked
    state = dill.loads(value.encode("latin-1"))
    return web.Response(text="done")
