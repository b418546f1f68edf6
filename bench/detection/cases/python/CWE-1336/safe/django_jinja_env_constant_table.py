from django.http import HttpResponse
from jinja2 import Environment


TABLE = {"r": "red", "g": "green"}


def profile(request):
    asked = request.COOKIES.get("part", "")
    value = TABLE.get(asked, "red")
    page = Environment(autoescape=True).from_string(value).render(name="x")
    return HttpResponse("done")
