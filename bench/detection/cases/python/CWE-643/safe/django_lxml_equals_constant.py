from django.http import HttpResponse
from lxml import etree


def search(request):
    asked = request.GET.get("page", "")
    value = "green"
    if asked == "r":
        value = "red"
    tree = etree.parse("people.xml")
    tree.xpath("//person[@id='" + value + "']")
    return HttpResponse("done")
