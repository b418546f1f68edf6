import configparser
import sqlite3
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/preview")
async def preview(request):
    asked = (await request.post())["code"]
    settings = configparser.ConfigParser()
    settings.add_section("main")
    settings.set("main", "left", "fixed")
    settings.set("main", "right", asked)
    value = settings.get("main", "right")
    db = sqlite3.connect("shop.db")
    db.execute("SELECT id FROM goods WHERE name = '" + value + "'")
    return web.Response(text="done")
