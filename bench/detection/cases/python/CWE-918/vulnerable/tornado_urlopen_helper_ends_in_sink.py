import tornado.web
import urllib.request


def perform(given):
    answer = urllib.request.urlopen(given)


class SearchHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.request.headers.get("X-Name", "")
        perform(asked)
        self.finish("done")
