import os
import tornado.web


def perform(given):
    os.remove(os.path.join("/srv/files", given))


class ArchiveHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.request.headers.get("X-Part", "")
        perform(asked)
        self.finish("done")
