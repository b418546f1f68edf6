import configparser
import urllib.request
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Profile(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = self.headers.get("X-State")
        settings = configparser.ConfigParser()
        settings.add_section("main")
        settings.set("main", "left", "fixed")
        settings.set("main", "right", asked)
        value = settings.get("main", "right")
        answer = urllib.request.urlopen(value)
        self.send_response(204)
