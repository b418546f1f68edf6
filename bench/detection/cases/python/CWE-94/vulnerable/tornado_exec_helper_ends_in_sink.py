import tornado.web


def perform(given):
    exec("x = " + given)


class ExportHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.request.headers.get("X-Folder", "")
        perform(asked)
        self.finish("done")
