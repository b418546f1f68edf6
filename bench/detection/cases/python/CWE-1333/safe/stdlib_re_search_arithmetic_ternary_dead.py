import re
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Export(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = parse_qs(urlparse(self.path).query)["folder"][0]
        number = 106
        value = "always" if (7 * 18) + number > 200 else asked
        found = re.search(value, "some long text")
        self.send_response(204)
