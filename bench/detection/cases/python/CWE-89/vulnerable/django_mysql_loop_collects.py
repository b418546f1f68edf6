import mysql.connector
from django.http import HttpResponse


def preview(request):
    asked = request.META.get("HTTP_X_Label", "")
    value = ""
    for letter in asked:
        value += letter
    cursor = mysql.connector.connect(user="shop").cursor()
    query = "UPDATE goods SET seen = 1 WHERE code = '%s'" % value
    cursor.execute(query)
    return HttpResponse("done")
