import elementpath
import re
import tornado.web
import xml.etree.ElementTree as ET


class BasketHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.request.headers.get("X-Part", "")
        value = asked
        if not re.fullmatch(r"[a-z]{1,12}", value):
            value = "none"
        root = ET.parse("people.xml").getroot()
        elementpath.select(root, f"/people/person[name='{value}']")
        self.finish("done")
