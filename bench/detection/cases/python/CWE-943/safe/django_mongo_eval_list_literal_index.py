import pymongo
from django.http import HttpResponse


def basket(request):
    asked = request.GET["town"]
    pair = [asked, "fixed"]
    value = pair[1]
    shop = pymongo.MongoClient().shop
    shop.goods.find({"$where": f"this.code == '{value}'"})
    return HttpResponse("done")
