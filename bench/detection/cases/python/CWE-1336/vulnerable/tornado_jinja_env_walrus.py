import tornado.web
from jinja2 import Environment


class InvoiceHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_query_argument("tag", "")
        if (value := asked) is None:
            value = "none"
        page = Environment(autoescape=True).from_string(value).render(name="x")
        self.finish("done")
