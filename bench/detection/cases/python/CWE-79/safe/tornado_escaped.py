import tornado.web
import tornado.escape


class Search(tornado.web.RequestHandler):
    def get(self):
        term = self.get_query_argument("q", "")
        self.write("<ul><li>" + tornado.escape.xhtml_escape(term) + "</li></ul>")
