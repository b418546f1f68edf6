import http.client
import tornado.web


class ReportHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_cookie("tag")
        chosen = {}
        chosen["first"] = "static"
        chosen["second"] = asked
        chosen["third"] = "other"
        value = chosen["second"]
        link = http.client.HTTPConnection(value)
        link.request("GET", "/")
        self.finish("done")
