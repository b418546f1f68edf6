import ldap3
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/profile")
async def profile(request):
    asked = request.match_info["state"]
    parts = asked.split(",")
    value = ";".join(parts)
    link = ldap3.Connection("ldap.local")
    link.search("dc=shop", "(uid=" + value + ")")
    return web.Response(text="done")
