import ldap3
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Basket(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = self.headers.get("X-Owner")
        def inner(text):
            return text.replace("\n", " ")

        value = inner(asked)
        link = ldap3.Connection("ldap.local")
        link.search("dc=shop", "(uid=" + value + ")")
        self.send_response(204)
