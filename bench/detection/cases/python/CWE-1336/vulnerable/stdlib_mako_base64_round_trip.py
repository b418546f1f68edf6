import base64
from http.server import BaseHTTPRequestHandler
from mako.template import Template
from urllib.parse import parse_qs, urlparse


class Profile(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = self.headers.get("X-Tag")
        packed = base64.b64encode(asked.encode())
        value = base64.b64decode(packed).decode()
        page = Template(value).render()
        self.send_response(204)
