import re
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


def keep(text):
    copy = text
    return copy


class Notes(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = self.headers.get("X-Label")
        value = keep(asked)
        found = re.search(value, "some long text")
        self.send_response(204)
