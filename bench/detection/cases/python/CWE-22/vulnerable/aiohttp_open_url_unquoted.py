import urllib.parse
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/export")
async def export(request):
    asked = (await request.post())["label"]
    value = urllib.parse.unquote_plus(asked)
    with open("/srv/files/" + value) as stream:
        stream.read()
    return web.Response(text="done")
