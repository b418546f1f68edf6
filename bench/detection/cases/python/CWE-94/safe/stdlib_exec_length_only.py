from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Search(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = parse_qs(urlparse(self.path).query)["folder"][0]
        value = "n" * min(len(asked), 5)
        exec("x = " + value)
        self.send_response(204)
