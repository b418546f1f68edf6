import configparser
import shutil
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/notes")
async def notes(request):
    asked = request.match_info["owner"]
    settings = configparser.ConfigParser()
    settings.add_section("main")
    settings.set("main", "left", "fixed")
    settings.set("main", "right", asked)
    value = settings.get("main", "right")
    shutil.copyfile(f"/srv/files/{value}", "/tmp/copy")
    return web.Response(text="done")
