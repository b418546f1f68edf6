from django.db import connection
from django.http import JsonResponse


class ReportRepository:
    def __init__(self, table="reports"):
        self.table = table

    def by_owner(self, owner):
        with connection.cursor() as cursor:
            cursor.execute("SELECT id FROM {} WHERE owner = '{}'".format(self.table, owner))
            return cursor.fetchall()


repository = ReportRepository()


def reports(request):
    owner = request.GET["owner"]
    return JsonResponse({"ids": repository.by_owner(owner)})
