import dill
import enum
import tornado.web


class Colour(enum.Enum):
    RED = "red"
    GREEN = "green"


class PreviewHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.request.headers.get("X-Name", "")
        value = Colour(asked).value
        state = dill.loads(value.encode("latin-1"))
        self.finish("done")
