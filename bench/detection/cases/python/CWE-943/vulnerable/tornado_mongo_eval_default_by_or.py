import pymongo
import tornado.web


class PreviewHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_query_argument("label", "")
        value = asked or "none"
        shop = pymongo.MongoClient().shop
        shop.goods.find({"$where": f"this.code == '{value}'"})
        self.finish("done")
