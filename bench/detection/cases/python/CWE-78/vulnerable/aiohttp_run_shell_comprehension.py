import subprocess
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/basket")
async def basket(request):
    asked = request.match_info["label"]
    words = [word for word in asked.split()]
    value = " ".join(words)
    subprocess.run(f"du -sh {value}", shell=True, check=False)
    return web.Response(text="done")
