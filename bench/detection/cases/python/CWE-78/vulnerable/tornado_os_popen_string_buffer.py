import io
import os
import tornado.web


class ArchiveHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_query_argument("code", "")
        buffer = io.StringIO()
        buffer.write(asked)
        value = buffer.getvalue()
        lines = os.popen("grep x " + value).readlines()
        self.finish("done")
