import re
from aiohttp import web

routes = web.RouteTableDef()


class Carrier:
    def forward(self, text):
        kept = [text, "fixed"]
        return kept[1]


@routes.get("/report")
async def report(request):
    asked = request.query.get("part", "")
    carrier = Carrier()
    value = carrier.forward(asked)
    pattern = re.compile("^" + value + "$")
    return web.Response(text="done")
