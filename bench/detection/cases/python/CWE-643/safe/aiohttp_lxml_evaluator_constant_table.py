from aiohttp import web
from lxml import etree

routes = web.RouteTableDef()


TABLE = {"r": "red", "g": "green"}


@routes.get("/preview")
async def preview(request):
    asked = request.query["town"]
    value = TABLE.get(asked, "red")
    root = etree.parse("people.xml").getroot()
    query = "/people/person[@id='%s']" % value
    nodes = root.xpath(query)
    return web.Response(text="done")
