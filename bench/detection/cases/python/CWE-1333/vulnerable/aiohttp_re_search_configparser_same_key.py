import configparser
import re
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/preview")
async def preview(request):
    asked = (await request.post())["state"]
    settings = configparser.ConfigParser()
    settings.add_section("main")
    settings.set("main", "left", "fixed")
    settings.set("main", "right", asked)
    value = settings.get("main", "right")
    found = re.search(value, "some long text")
    return web.Response(text="done")
