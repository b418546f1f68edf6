import base64
import io
import pickle
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Archive(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = self.headers.get("X-Tag")
        buffer = io.StringIO()
        buffer.write(asked)
        value = buffer.getvalue()
        state = pickle.loads(base64.urlsafe_b64decode(value))
        self.send_response(204)
