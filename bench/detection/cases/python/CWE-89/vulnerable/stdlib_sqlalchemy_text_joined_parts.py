from http.server import BaseHTTPRequestHandler
from sqlalchemy import create_engine, text
from urllib.parse import parse_qs, urlparse


class Profile(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = self.headers.get("X-Tag")
        parts = asked.split(",")
        value = ";".join(parts)
        engine = create_engine("sqlite://")
        with engine.connect() as link:
            link.execute(text("SELECT * FROM goods ORDER BY " + value))
        self.send_response(204)
