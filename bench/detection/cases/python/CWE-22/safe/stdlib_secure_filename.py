from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse
from werkzeug.utils import secure_filename


class Archive(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = self.headers.get("X-Tag")
        with open("/srv/files/" + secure_filename(asked)) as stream:
            stream.read()
        self.send_response(204)
