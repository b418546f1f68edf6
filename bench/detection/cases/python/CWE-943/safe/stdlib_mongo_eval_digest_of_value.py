import hashlib
import pymongo
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Lookup(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = parse_qs(urlparse(self.path).query)["page"][0]
        value = hashlib.sha256(asked.encode()).hexdigest()
        shop = pymongo.MongoClient().shop
        shop.goods.find({"$where": f"this.code == '{value}'"})
        self.send_response(204)
