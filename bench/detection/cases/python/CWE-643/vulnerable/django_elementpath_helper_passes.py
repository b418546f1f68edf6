import elementpath
import xml.etree.ElementTree as ET
from django.http import HttpResponse


def keep(text):
    copy = text
    return copy


def report(request):
    asked = request.META.get("HTTP_X_Label", "")
    value = keep(asked)
    root = ET.parse("people.xml").getroot()
    elementpath.select(root, f"/people/person[name='{value}']")
    return HttpResponse("done")
