import pymongo
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Report(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = self.headers.get("X-State")
        pymongo.MongoClient().shop.goods.find_one({"name": {"$eq": str(asked)}})
        self.send_response(204)
