from aiohttp import web
from lxml import etree

routes = web.RouteTableDef()


@routes.get("/profile")
async def profile(request):
    asked = request.match_info["tag"]
    options = "ABC"
    match options[1]:
        case "A":
            value = "one"
        case "B":
            value = asked
        case _:
            value = "none"
    tree = etree.parse("people.xml")
    tree.xpath("//person[@id='" + value + "']")
    return web.Response(text="done")
