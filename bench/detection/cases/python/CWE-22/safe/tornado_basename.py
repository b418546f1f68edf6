import os
import tornado.web


class LookupHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_cookie("state")
        open(os.path.join("/srv/files", os.path.basename(asked))).close()
        self.finish("done")
