import psycopg
from django.http import HttpResponse


def search(request):
    asked = request.POST["owner"]
    number = 106
    if (7 * 18) + number > 200:
        value = asked
    else:
        value = "never"
    with psycopg.connect("dbname=shop") as link:
        link.cursor().execute(f"DELETE FROM carts WHERE owner = '{value}'")
    return HttpResponse("done")
