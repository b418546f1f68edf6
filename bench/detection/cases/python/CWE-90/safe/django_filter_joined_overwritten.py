import ldap3
from django.http import HttpResponse


def basket(request):
    asked = request.GET.get("page", "")
    value = asked
    value = "fixed"
    link = ldap3.Connection("ldap.local")
    wanted = "(&(objectclass=person)(|(uid={})))".format(value)
    link.search(search_base="dc=shop", search_filter=wanted, attributes=["cn"])
    return HttpResponse("done")
