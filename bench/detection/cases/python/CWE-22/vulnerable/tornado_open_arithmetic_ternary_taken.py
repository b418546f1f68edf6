import tornado.web


class ReportHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_query_argument("label", "")
        number = 86
        value = asked if (7 * 42) - number > 200 else "never"
        with open("/srv/files/" + value) as stream:
            stream.read()
        self.finish("done")
