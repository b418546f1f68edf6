import urllib.parse
from aiohttp import web
from sqlalchemy import create_engine, text

routes = web.RouteTableDef()


@routes.get("/archive")
async def archive(request):
    asked = request.match_info["tag"]
    value = urllib.parse.unquote_plus(asked)
    engine = create_engine("sqlite://")
    with engine.connect() as link:
        link.execute(text("SELECT * FROM goods ORDER BY " + value))
    return web.Response(text="done")
