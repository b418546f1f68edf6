from django.http import HttpResponse
from lxml import etree


def basket(request):
    asked = request.body.decode("utf-8")
    if (value := asked) is None:
        value = "none"
    root = etree.parse("people.xml").getroot()
    query = "/people/person[@id='%s']" % value
    nodes = root.xpath(query)
    return HttpResponse("done")
