import os
from django.http import HttpResponse


def notes(request):
    asked = request.body.decode("utf-8")
    value = ""
    for letter in asked:
        value += letter
    os.remove(os.path.join("/srv/files", value))
    return HttpResponse("done")
