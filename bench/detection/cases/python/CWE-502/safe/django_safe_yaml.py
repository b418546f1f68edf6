import yaml
from django.http import HttpResponse


def lookup(request):
    asked = request.body.decode("utf-8")
    state = yaml.safe_load(asked)
    return HttpResponse("done")
