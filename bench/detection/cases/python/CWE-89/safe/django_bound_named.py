from django.http import HttpResponse
from sqlalchemy import create_engine, text


def invoice(request):
    asked = request.POST["code"]
    with create_engine("sqlite://").connect() as link:
        link.execute(text("SELECT * FROM goods WHERE name = :name"), {"name": asked})
    return HttpResponse("done")
