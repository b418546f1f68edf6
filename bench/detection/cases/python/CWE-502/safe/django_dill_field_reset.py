import dill
from django.http import HttpResponse


class Box:
    content = ""


def report(request):
    asked = request.COOKIES.get("folder", "")
    box = Box()
    box.content = asked
    box.content = "fixed"
    value = box.content
    state = dill.loads(value.encode("latin-1"))
    return HttpResponse("done")
