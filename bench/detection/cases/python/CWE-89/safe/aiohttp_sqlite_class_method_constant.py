import sqlite3
from aiohttp import web

routes = web.RouteTableDef()


class Carrier:
    def forward(self, text):
        kept = [text, "fixed"]
        return kept[1]


@routes.get("/report")
async def report(request):
    asked = request.query.get("name", "")
    carrier = Carrier()
    value = carrier.forward(asked)
    db = sqlite3.connect("shop.db")
    db.execute("SELECT id FROM goods WHERE name = '" + value + "'")
    return web.Response(text="done")
