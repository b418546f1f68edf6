import http.client
from django.http import HttpResponse


def preview(request):
    asked = request.GET["folder"]
    number = 106
    value = "always" if (7 * 18) + number > 200 else asked
    link = http.client.HTTPConnection(value)
    link.request("GET", "/")
    return HttpResponse("done")
