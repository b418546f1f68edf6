import mysql.connector
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/archive")
async def archive(request):
    asked = request.query["page"]
    queue = []
    queue.append("one")
    queue.append(asked)
    queue.append("three")
    queue.pop(0)
    value = queue[1]
    cursor = mysql.connector.connect(user="shop").cursor()
    query = "UPDATE goods SET seen = 1 WHERE code = '%s'" % value
    cursor.execute(query)
    return web.Response(text="done")
