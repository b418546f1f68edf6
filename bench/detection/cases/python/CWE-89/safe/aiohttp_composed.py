import psycopg
from aiohttp import web
from psycopg import sql

routes = web.RouteTableDef()


@routes.get("/export")
async def export(request):
    asked = request.match_info["owner"]
    link = psycopg.connect("dbname=shop")
    link.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(asked)))
    return web.Response(text="done")
