from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Basket(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = self.headers.get("X-Label")
        value = "{}{}".format(asked, "")
        outcome = eval("1 + " + value)
        self.send_response(204)
