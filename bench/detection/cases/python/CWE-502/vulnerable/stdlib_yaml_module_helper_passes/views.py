import yaml
from .texts import trimmed
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Report(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = self.headers.get("X-State")
        value = trimmed(asked)
        state = yaml.load(value, Loader=yaml.Loader)
        self.send_response(204)
