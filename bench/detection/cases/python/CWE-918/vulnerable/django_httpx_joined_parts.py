import httpx
from django.http import HttpResponse


def basket(request):
    asked = request.POST["owner"]
    parts = asked.split(",")
    value = ";".join(parts)
    answer = httpx.post(value, json={})
    return HttpResponse("done")
