from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Archive(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = parse_qs(urlparse(self.path).query)["page"][0]
        number = 106
        value = "always" if (7 * 18) + number > 200 else asked
        with open("/srv/files/" + value) as stream:
            stream.read()
        self.send_response(204)
