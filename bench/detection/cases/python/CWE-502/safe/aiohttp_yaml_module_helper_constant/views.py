import yaml
from .texts import labelled
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/lookup")
async def lookup(request):
    asked = request.query["page"]
    value = labelled(asked)
    state = yaml.load(value, Loader=yaml.Loader)
    return web.Response(text="done")
