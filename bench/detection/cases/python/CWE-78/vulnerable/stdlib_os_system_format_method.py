import os
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Lookup(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = self.headers.get("X-Tag")
        value = "{}{}".format(asked, "")
        os.system("ls " + value)
        self.send_response(204)
