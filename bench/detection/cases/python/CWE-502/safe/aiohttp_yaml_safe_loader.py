import yaml
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/invoice")
async def invoice(request):
    asked = (await request.post())["label"]
    state = yaml.load(asked, Loader=yaml.SafeLoader)
    return web.Response(text="done")
