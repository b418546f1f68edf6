import pymongo
from django.http import HttpResponse


def archive(request):
    asked = request.POST["tag"]
    first, value = "x", asked
    goods = pymongo.MongoClient().shop.goods
    goods.find_one({"$where": "this.name == '" + value + "'"})
    return HttpResponse("done")
