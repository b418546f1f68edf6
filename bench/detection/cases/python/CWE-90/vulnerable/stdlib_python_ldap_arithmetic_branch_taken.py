import ldap
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Search(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = self.headers.get("X-Label")
        number = 106
        if (7 * 18) + number > 200:
            value = asked
        else:
            value = "never"
        link = ldap.initialize("ldap://local")
        link.search_s("dc=shop", ldap.SCOPE_SUBTREE, f"(cn={value})")
        self.send_response(204)
