import shutil
from aiohttp import web

routes = web.RouteTableDef()


class Carrier:
    def forward(self, text):
        kept = [text, "fixed"]
        return kept[1]


@routes.get("/invoice")
async def invoice(request):
    asked = request.query["folder"]
    carrier = Carrier()
    value = carrier.forward(asked)
    shutil.copyfile(f"/srv/files/{value}", "/tmp/copy")
    return web.Response(text="done")
