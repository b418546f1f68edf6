import sqlite3
import tornado.web


class LookupHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_query_argument("state", "")
        db = sqlite3.connect("shop.db")
        db.execute("SELECT id FROM goods WHERE name = ?", (asked,))
        self.finish("done")
