from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Search(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = self.headers.get("X-Label")
        parts = asked.split(",")
        value = ";".join(parts)
        with open("/srv/files/" + value) as stream:
            stream.read()
        self.send_response(204)
