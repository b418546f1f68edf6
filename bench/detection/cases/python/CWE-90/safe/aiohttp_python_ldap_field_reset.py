import ldap
from aiohttp import web

routes = web.RouteTableDef()


class Box:
    content = ""


@routes.get("/notes")
async def notes(request):
    asked = request.query.get("town", "")
    box = Box()
    box.content = asked
    box.content = "fixed"
    value = box.content
    link = ldap.initialize("ldap://local")
    link.search_s("dc=shop", ldap.SCOPE_SUBTREE, f"(cn={value})")
    return web.Response(text="done")
