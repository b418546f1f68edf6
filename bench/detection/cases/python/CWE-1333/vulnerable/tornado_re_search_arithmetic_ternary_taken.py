import re
import tornado.web


class BasketHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_cookie("owner")
        number = 86
        value = asked if (7 * 42) - number > 200 else "never"
        found = re.search(value, "some long text")
        self.finish("done")
