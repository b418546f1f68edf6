import enum
from aiohttp import web

routes = web.RouteTableDef()


class Colour(enum.Enum):
    RED = "red"
    GREEN = "green"


@routes.get("/notes")
async def notes(request):
    asked = request.query.get("part", "")
    value = Colour(asked).value
    total = eval(value)
    return web.Response(text="done")
