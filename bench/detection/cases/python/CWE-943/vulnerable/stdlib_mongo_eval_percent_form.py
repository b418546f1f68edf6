import pymongo
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Invoice(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = self.headers.get("X-Code")
        value = "%s" % asked
        shop = pymongo.MongoClient().shop
        shop.goods.find({"$where": f"this.code == '{value}'"})
        self.send_response(204)
