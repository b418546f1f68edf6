import psycopg
from django.http import HttpResponse


def notes(request):
    asked = request.GET["folder"]
    value = str(int(asked))
    with psycopg.connect("dbname=shop") as link:
        link.cursor().execute(f"DELETE FROM carts WHERE owner = '{value}'")
    return HttpResponse("done")
