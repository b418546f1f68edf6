import subprocess
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Profile(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = self.headers.get("X-State")
        value = asked
        subprocess.Popen(["sh", "-c", "echo " + value])
        self.send_response(204)
