import tornado.web


ALLOWED = ("red", "green")


class SearchHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.request.headers.get("X-Page", "")
        value = asked
        if value not in ALLOWED:
            value = "red"
        with open("/srv/files/" + value) as stream:
            stream.read()
        self.finish("done")
