from http.server import BaseHTTPRequestHandler
from lxml import etree
from urllib.parse import parse_qs, urlparse


class Notes(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = parse_qs(urlparse(self.path).query)["folder"][0]
        value = "n" * min(len(asked), 5)
        tree = etree.parse("people.xml")
        tree.xpath("//person[@id='" + value + "']")
        self.send_response(204)
