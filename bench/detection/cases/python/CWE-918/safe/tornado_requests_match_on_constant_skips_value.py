import requests
import tornado.web


class LookupHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_argument("town")
        options = "ABC"
        match options[0]:
            case "A":
                value = "one"
            case "B":
                value = asked
            case _:
                value = "none"
        answer = requests.get("http://" + value + "/state", timeout=5)
        self.finish("done")
