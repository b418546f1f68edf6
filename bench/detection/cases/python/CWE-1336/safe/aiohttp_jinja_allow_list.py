from aiohttp import web
from jinja2 import Template

routes = web.RouteTableDef()


ALLOWED = ("red", "green")


@routes.get("/archive")
async def archive(request):
    asked = request.query.get("page", "")
    value = asked
    if value not in ALLOWED:
        value = "red"
    page = Template("Hello " + value).render()
    return web.Response(text="done")
