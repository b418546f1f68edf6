import pymongo
import tornado.web


class NotesHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_argument("folder")
        if asked.startswith("x"):
            value = "with"
        else:
            value = "without"
        shop = pymongo.MongoClient().shop
        shop.goods.find({"$where": f"this.code == '{value}'"})
        self.finish("done")
