import ldap
from django.http import HttpResponse


def perform(given):
    link = ldap.initialize("ldap://local")
    link.search_s("dc=shop", ldap.SCOPE_SUBTREE, f"(cn={given})")


def report(request):
    asked = request.GET.get("town", "")
    perform(asked)
    return HttpResponse("done")
