import configparser
import ldap3
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Preview(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = parse_qs(urlparse(self.path).query)["folder"][0]
        settings = configparser.ConfigParser()
        settings.add_section("main")
        settings.set("main", "left", "fixed")
        settings.set("main", "right", asked)
        value = settings.get("main", "left")
        link = ldap3.Connection("ldap.local")
        wanted = "(&(objectclass=person)(|(uid={})))".format(value)
        link.search(search_base="dc=shop", search_filter=wanted, attributes=["cn"])
        self.send_response(204)
