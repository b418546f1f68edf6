import requests
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Search(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = self.headers.get("X-Label")
        requests.get("https://api.local/search", params={"q": asked}, timeout=5)
        self.send_response(204)
