import yaml
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Basket(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = parse_qs(urlparse(self.path).query)["town"][0]
        value, asked = "fixed", asked
        state = yaml.unsafe_load(value)
        self.send_response(204)
