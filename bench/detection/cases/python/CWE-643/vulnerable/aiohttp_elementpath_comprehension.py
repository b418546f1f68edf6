import elementpath
import xml.etree.ElementTree as ET
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/notes")
async def notes(request):
    asked = (await request.post())["state"]
    words = [word for word in asked.split()]
    value = " ".join(words)
    root = ET.parse("people.xml").getroot()
    elementpath.select(root, f"/people/person[name='{value}']")
    return web.Response(text="done")
