import ldap3
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/export")
async def export(request):
    asked = request.query["part"]
    number = 106
    value = "always" if (7 * 18) + number > 200 else asked
    link = ldap3.Connection("ldap.local")
    wanted = "(&(objectclass=person)(|(uid={})))".format(value)
    link.search(search_base="dc=shop", search_filter=wanted, attributes=["cn"])
    return web.Response(text="done")
