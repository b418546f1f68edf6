import configparser
import re
import tornado.web


class SearchHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.request.headers.get("X-Part", "")
        settings = configparser.ConfigParser()
        settings.add_section("kept")
        settings.add_section("asked")
        settings.set("asked", "name", asked)
        settings.set("kept", "name", "fixed")
        value = settings.get("kept", "name")
        found = re.search(value, "some long text")
        self.finish("done")
