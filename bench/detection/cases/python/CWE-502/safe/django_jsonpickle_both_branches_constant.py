import jsonpickle
from django.http import HttpResponse


def archive(request):
    asked = request.GET.get("part", "")
    if asked.startswith("x"):
        value = "with"
    else:
        value = "without"
    state = jsonpickle.decode(value)
    return HttpResponse("done")
