import http.client
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Notes(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = parse_qs(urlparse(self.path).query)["town"][0]
        queue = []
        queue.append("one")
        queue.append(asked)
        queue.append("three")
        queue.pop(0)
        value = queue[1]
        link = http.client.HTTPConnection(value)
        link.request("GET", "/")
        self.send_response(204)
