import tornado.web


class ReportHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_argument("folder")
        value, asked = "fixed", asked
        code = compile(value, "asked", "eval")
        eval(code)
        self.finish("done")
