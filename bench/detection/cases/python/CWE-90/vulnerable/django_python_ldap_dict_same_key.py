import ldap
from django.http import HttpResponse


def lookup(request):
    asked = request.body.decode("utf-8")
    chosen = {}
    chosen["first"] = "static"
    chosen["second"] = asked
    chosen["third"] = "other"
    value = chosen["second"]
    link = ldap.initialize("ldap://local")
    link.search_s("dc=shop", ldap.SCOPE_SUBTREE, f"(cn={value})")
    return HttpResponse("done")
