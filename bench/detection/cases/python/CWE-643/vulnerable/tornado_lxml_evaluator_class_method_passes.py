import tornado.web
from lxml import etree


class Carrier:
    def forward(self, text):
        return text + ""


class ArchiveHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_query_argument("state", "")
        value = Carrier().forward(asked)
        root = etree.parse("people.xml").getroot()
        query = "/people/person[@id='%s']" % value
        nodes = root.xpath(query)
        self.finish("done")
