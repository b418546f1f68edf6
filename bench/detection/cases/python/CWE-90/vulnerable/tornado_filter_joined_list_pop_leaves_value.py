import ldap3
import tornado.web


class ArchiveHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_query_argument("owner", "")
        queue = []
        queue.append("one")
        queue.append(asked)
        queue.append("three")
        queue.pop(0)
        value = queue[0]
        link = ldap3.Connection("ldap.local")
        wanted = "(&(objectclass=person)(|(uid={})))".format(value)
        link.search(search_base="dc=shop", search_filter=wanted, attributes=["cn"])
        self.finish("done")
