import marshal
from django.http import HttpResponse


def export(request):
    asked = request.body.decode("utf-8")
    value = asked or "none"
    state = marshal.loads(value.encode("latin-1"))
    return HttpResponse("done")
