import configparser
from django.http import HttpResponse
from pathlib import Path


def search(request):
    asked = request.GET["name"]
    settings = configparser.ConfigParser()
    settings.add_section("main")
    settings.set("main", "left", "fixed")
    settings.set("main", "right", asked)
    value = settings.get("main", "left")
    content = Path("/srv/files", value).read_text()
    return HttpResponse("done")
