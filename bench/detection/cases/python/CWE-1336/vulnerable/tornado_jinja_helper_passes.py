import tornado.web
from jinja2 import Template


def keep(text):
    copy = text
    return copy


class ExportHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_cookie("code")
        value = keep(asked)
        page = Template("Hello " + value).render()
        self.finish("done")
