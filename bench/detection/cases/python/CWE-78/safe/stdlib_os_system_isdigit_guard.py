import os
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Notes(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = parse_qs(urlparse(self.path).query)["town"][0]
        value = asked
        if not value.isdigit():
            value = "0"
        os.system("ls " + value)
        self.send_response(204)
