import sqlite3
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


def keep(text):
    copy = text
    return copy


class Notes(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = self.headers.get("X-State")
        value = keep(asked)
        cursor = sqlite3.connect(":memory:").cursor()
        cursor.executescript("DROP TABLE IF EXISTS {}".format(value))
        self.send_response(204)
