import re
from django.http import HttpResponse


def profile(request):
    asked = request.body.decode("utf-8")
    found = re.search(re.escape(asked), "some long text")
    return HttpResponse("done")
