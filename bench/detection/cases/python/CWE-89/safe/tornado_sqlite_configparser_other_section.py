import configparser
import sqlite3
import tornado.web


class LookupHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.request.headers.get("X-Name", "")
        settings = configparser.ConfigParser()
        settings.add_section("kept")
        settings.add_section("asked")
        settings.set("asked", "name", asked)
        settings.set("kept", "name", "fixed")
        value = settings.get("kept", "name")
        db = sqlite3.connect("shop.db")
        db.execute("SELECT id FROM goods WHERE name = '" + value + "'")
        self.finish("done")
