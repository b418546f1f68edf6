import ldap3
from django.http import HttpResponse


def search(request):
    asked = request.COOKIES.get("name", "")
    options = "ABC"
    match options[0]:
        case "A":
            value = "one"
        case "B":
            value = asked
        case _:
            value = "none"
    link = ldap3.Connection("ldap.local")
    link.search("dc=shop", "(uid=" + value + ")")
    return HttpResponse("done")
