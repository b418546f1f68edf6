import uuid
from http.server import BaseHTTPRequestHandler
from jinja2 import Environment
from urllib.parse import parse_qs, urlparse


class Preview(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = parse_qs(urlparse(self.path).query)["town"][0]
        value = str(uuid.UUID(asked))
        page = Environment(autoescape=True).from_string(value).render(name="x")
        self.send_response(204)
