from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import parse_qs, urlparse


def keep(text):
    copy = text
    return copy


class Preview(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = self.headers.get("X-Code")
        value = keep(asked)
        content = Path("/srv/files", value).read_text()
        self.send_response(204)
