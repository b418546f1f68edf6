import requests
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/preview")
async def preview(request):
    asked = request.match_info["tag"]
    options = "ABC"
    match options[1]:
        case "A":
            value = "one"
        case "B":
            value = asked
        case _:
            value = "none"
    answer = requests.get("http://" + value + "/state", timeout=5)
    return web.Response(text="done")
