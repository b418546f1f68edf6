import re
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Profile(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = self.headers.get("X-Owner")
        parts = asked.split(",")
        value = ";".join(parts)
        pattern = re.compile("^" + value + "$")
        self.send_response(204)
