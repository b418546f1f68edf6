import sqlite3
import tornado.web


class ExportHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_query_argument("code", "")
        value = asked
        db = sqlite3.connect("shop.db")
        db.execute("SELECT id FROM goods WHERE name = '" + value + "'")
        self.finish("done")
