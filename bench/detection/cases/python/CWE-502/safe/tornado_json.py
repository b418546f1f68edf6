import json
import tornado.web


class ProfileHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_cookie("owner")
        state = json.loads(asked)
        self.finish("done")
