import tornado.web
import yaml


class SearchHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_cookie("tag")
        value = asked[:40]
        state = yaml.unsafe_load(value)
        self.finish("done")
