import re
from django.http import HttpResponse


def search(request):
    asked = request.META.get("HTTP_X_Code", "")
    number = 106
    if (7 * 18) + number > 200:
        value = asked
    else:
        value = "never"
    pattern = re.compile("^" + value + "$")
    return HttpResponse("done")
