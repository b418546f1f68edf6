import enum
import subprocess
from aiohttp import web

routes = web.RouteTableDef()


class Colour(enum.Enum):
    RED = "red"
    GREEN = "green"


@routes.get("/preview")
async def preview(request):
    asked = request.query["page"]
    value = Colour(asked).value
    subprocess.run(f"du -sh {value}", shell=True, check=False)
    return web.Response(text="done")
