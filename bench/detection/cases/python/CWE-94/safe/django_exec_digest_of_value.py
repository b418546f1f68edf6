import hashlib
from django.http import HttpResponse


def profile(request):
    asked = request.COOKIES.get("name", "")
    value = hashlib.sha256(asked.encode()).hexdigest()
    exec("x = " + value)
    return HttpResponse("done")
