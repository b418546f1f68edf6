import tornado.web
from .texts import trimmed


class InvoiceHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_query_argument("label", "")
        value = trimmed(asked)
        total = eval(value)
        self.finish("done")
