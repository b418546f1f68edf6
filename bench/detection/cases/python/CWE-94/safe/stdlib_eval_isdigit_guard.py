from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Preview(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = parse_qs(urlparse(self.path).query)["page"][0]
        value = asked
        if not value.isdigit():
            value = "0"
        total = eval(value)
        self.send_response(204)
