import elementpath
import urllib.parse
import xml.etree.ElementTree as ET
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Search(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = self.headers.get("X-Owner")
        value = urllib.parse.unquote_plus(asked)
        root = ET.parse("people.xml").getroot()
        elementpath.select(root, f"/people/person[name='{value}']")
        self.send_response(204)
