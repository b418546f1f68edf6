import tornado.web
from pathlib import Path


class BasketHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_cookie("code")
        try:
            value = asked
        except KeyError:
            value = "none"
        content = Path("/srv/files", value).read_text()
        self.finish("done")
