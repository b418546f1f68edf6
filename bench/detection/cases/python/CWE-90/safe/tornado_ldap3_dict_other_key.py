import ldap3
import tornado.web


class ReportHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_argument("part")
        chosen = {}
        chosen["first"] = "static"
        chosen["second"] = asked
        chosen["third"] = "other"
        value = chosen["first"]
        link = ldap3.Connection("ldap.local")
        link.search("dc=shop", "(uid=" + value + ")")
        self.finish("done")
