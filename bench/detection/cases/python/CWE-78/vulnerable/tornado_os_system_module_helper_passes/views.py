import os
import tornado.web
from .texts import trimmed


class ReportHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_cookie("tag")
        value = trimmed(asked)
        os.system("ls " + value)
        self.finish("done")
