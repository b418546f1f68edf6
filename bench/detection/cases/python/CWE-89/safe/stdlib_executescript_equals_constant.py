import sqlite3
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Archive(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = parse_qs(urlparse(self.path).query)["part"][0]
        value = "green"
        if asked == "r":
            value = "red"
        cursor = sqlite3.connect(":memory:").cursor()
        cursor.executescript("DROP TABLE IF EXISTS {}".format(value))
        self.send_response(204)
