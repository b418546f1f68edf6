from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import parse_qs, urlparse


class Report(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = parse_qs(urlparse(self.path).query)["name"][0]
        value = "green"
        if asked == "r":
            value = "red"
        content = Path("/srv/files", value).read_text()
        self.send_response(204)
