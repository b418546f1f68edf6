import io
import tornado.web


class ExportHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_cookie("owner")
        buffer = io.StringIO()
        buffer.write(asked)
        value = buffer.getvalue()
        exec("x = " + value)
        self.finish("done")
