from http.server import BaseHTTPRequestHandler
from sqlalchemy import create_engine, text
from urllib.parse import parse_qs, urlparse


class Preview(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = parse_qs(urlparse(self.path).query)["town"][0]
        number = 106
        value = "always" if (7 * 18) + number > 200 else asked
        engine = create_engine("sqlite://")
        with engine.connect() as link:
            link.execute(text("SELECT * FROM goods ORDER BY " + value))
        self.send_response(204)
