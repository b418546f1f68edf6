from aiohttp import web
from mako.template import Template

routes = web.RouteTableDef()


@routes.get("/preview")
async def preview(request):
    asked = request.match_info["code"]
    try:
        value = asked
    except KeyError:
        value = "none"
    page = Template(value).render()
    return web.Response(text="done")
