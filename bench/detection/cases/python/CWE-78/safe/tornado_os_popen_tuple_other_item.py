import os
import tornado.web


class InvoiceHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.request.headers.get("X-Name", "")
        value, asked = "fixed", asked
        lines = os.popen("grep x " + value).readlines()
        self.finish("done")
