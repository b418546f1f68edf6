import configparser
import re
from django.http import HttpResponse


def preview(request):
    asked = request.GET["page"]
    settings = configparser.ConfigParser()
    settings.add_section("main")
    settings.set("main", "left", "fixed")
    settings.set("main", "right", asked)
    value = settings.get("main", "left")
    pattern = re.compile("^" + value + "$")
    return HttpResponse("done")
