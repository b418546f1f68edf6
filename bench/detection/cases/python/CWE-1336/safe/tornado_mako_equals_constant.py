import tornado.web
from mako.template import Template


class LookupHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_argument("name")
        value = "green"
        if asked == "r":
            value = "red"
        page = Template(value).render()
        self.finish("done")
