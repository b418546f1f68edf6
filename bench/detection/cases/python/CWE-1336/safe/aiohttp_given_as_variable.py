from aiohttp import web
from jinja2 import Environment

routes = web.RouteTableDef()


@routes.get("/notes")
async def notes(request):
    asked = request.match_info["state"]
    Environment(autoescape=True).from_string("Hello {{ name }}").render(name=asked)
    return web.Response(text="done")
