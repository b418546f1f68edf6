from django.db import connection
from django.http import JsonResponse


class ReportRepository:
    def by_owner(self, owner):
        with connection.cursor() as cursor:
            cursor.execute("SELECT id FROM reports WHERE owner = %s", [owner])
            return cursor.fetchall()


repository = ReportRepository()


def reports(request):
    return JsonResponse({"ids": repository.by_owner(request.GET["owner"])})
