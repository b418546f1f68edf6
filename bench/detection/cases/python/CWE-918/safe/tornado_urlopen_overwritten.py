import tornado.web
import urllib.request


class InvoiceHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.request.headers.get("X-Name", "")
        value = asked
        value = "fixed"
        answer = urllib.request.urlopen(value)
        self.finish("done")
