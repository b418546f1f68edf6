import codecs
from django.http import HttpResponse


def preview(request):
    asked = request.GET.get("town", "")
    value = str(int(asked))
    name = "/srv/files/%s" % value
    stream = codecs.open(name, "r", "utf-8")
    return HttpResponse("done")
