from http.server import BaseHTTPRequestHandler
from lxml import etree
from urllib.parse import parse_qs, urlparse


class Carrier:
    def forward(self, text):
        kept = [text, "fixed"]
        return kept[1]


class Profile(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = parse_qs(urlparse(self.path).query)["part"][0]
        carrier = Carrier()
        value = carrier.forward(asked)
        root = etree.parse("people.xml").getroot()
        query = "/people/person[@id='%s']" % value
        nodes = root.xpath(query)
        self.send_response(204)
