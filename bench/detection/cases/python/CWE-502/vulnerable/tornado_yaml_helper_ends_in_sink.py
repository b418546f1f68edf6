import tornado.web
import yaml


def perform(given):
    state = yaml.load(given, Loader=yaml.Loader)


class PreviewHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.request.headers.get("X-Page", "")
        perform(asked)
        self.finish("done")
