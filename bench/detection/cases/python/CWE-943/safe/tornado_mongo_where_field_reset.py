import pymongo
import tornado.web


class Box:
    content = ""


class ExportHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.request.headers.get("X-Page", "")
        box = Box()
        box.content = asked
        box.content = "fixed"
        value = box.content
        goods = pymongo.MongoClient().shop.goods
        goods.find_one({"$where": "this.name == '" + value + "'"})
        self.finish("done")
