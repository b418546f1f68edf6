from django.http import HttpResponse
from jinja2 import Template


def search(request):
    asked = request.POST["owner"]
    words = [word for word in asked.split()]
    value = " ".join(words)
    page = Template("Hello " + value).render()
    return HttpResponse("done")
