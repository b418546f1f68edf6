import configparser
import sqlite3
from django.http import HttpResponse


def profile(request):
    asked = request.COOKIES.get("part", "")
    settings = configparser.ConfigParser()
    settings.add_section("main")
    settings.set("main", "left", "fixed")
    settings.set("main", "right", asked)
    value = settings.get("main", "left")
    cursor = sqlite3.connect(":memory:").cursor()
    cursor.executescript("DROP TABLE IF EXISTS {}".format(value))
    return HttpResponse("done")
