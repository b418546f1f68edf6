import codecs
from django.http import HttpResponse


def profile(request):
    asked = request.META.get("HTTP_X_Tag", "")
    number = 106
    if (7 * 18) + number > 200:
        value = asked
    else:
        value = "never"
    name = "/srv/files/%s" % value
    stream = codecs.open(name, "r", "utf-8")
    return HttpResponse("done")
