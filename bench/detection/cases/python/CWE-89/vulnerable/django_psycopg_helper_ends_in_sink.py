import psycopg
from django.http import HttpResponse


def perform(given):
    with psycopg.connect("dbname=shop") as link:
        link.cursor().execute(f"DELETE FROM carts WHERE owner = '{given}'")


def search(request):
    asked = request.COOKIES.get("folder", "")
    perform(asked)
    return HttpResponse("done")
