import os
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Profile(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = parse_qs(urlparse(self.path).query)["name"][0]
        value = "n" * min(len(asked), 5)
        lines = os.popen("grep x " + value).readlines()
        self.send_response(204)
